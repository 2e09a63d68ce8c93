import type { Visitor } from "@foyer/protocol";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { lazyScreen } from "../lazy-screen.tsx";
import { visitors } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { fullTime } from "../look/time.ts";
import { toast } from "../look/toasts.tsx";
import { personDialog } from "./person-dialog-door.ts";

const Dialogs = lazyScreen(async () => (await import("./person-dialogs.tsx")).PersonDialogs);

/** What is done with a person rarely: merging two profiles, blocking. */
export function VisitorMenu({ visitor, siteId }: { visitor: Visitor; siteId: string }) {
  const { id } = visitor;
  const open = (kind: "block" | "merge") => {
    personDialog.value = { kind, visitorId: id, siteId };
  };
  return (
    <section class="visitor-acts" aria-label={t("Person")}>
      <button type="button" class="btn" onClick={() => open("merge")}>
        <Icon name="people" />
        {t("Merge…")}
      </button>
      {visitor.blocked ? (
        <button type="button" class="btn" onClick={() => void unblock(visitor.id)}>
          {t("Unblock")}
        </button>
      ) : (
        <button type="button" class="btn danger" onClick={() => open("block")}>
          <Icon name="block" />
          {t("Block…")}
        </button>
      )}
      {personDialog.value?.visitorId === id && <Dialogs params={{}} />}
    </section>
  );
}

/** That they are blocked, until when, why and by whom. */
export function BlockedNotice({ visitor: { blocked } }: { visitor: Visitor }) {
  if (!blocked) return null;
  const { by, reason: why, until } = blocked;
  return (
    <p class="notice bad" role="status">
      {until === null
        ? t("Blocked by {{name}}.", { name: by })
        : t("Blocked by {{name}} until {{time}}.", { name: by, time: fullTime(until) })}
      {why && <span dir="auto"> {why}</span>}
    </p>
  );
}

/** Takes a block back, and says so. */
export async function unblock(id: string): Promise<void> {
  try {
    await http.delete(`/visitors/${id}/block`);
    await visitors.load(id);
    toast(t("They may write again."), "ok");
  } catch (error) {
    toast(reason(error), "bad");
  }
}
