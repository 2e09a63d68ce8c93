import "./drafts.css";
import type { DraftKind } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { adopt, keepOwn, offerOf } from "./keep-drafts.ts";

interface Props {
  conversationId: string;
  kind: DraftKind;
}

/** Says that this agent wrote something newer in another browser; nothing is taken unasked. */
export function DraftOffer({ conversationId, kind }: Props) {
  const draft = offerOf(conversationId, kind).value;
  if (!draft) return null;
  const files = draft.attachments.map(({ name }) => name).join(", ");
  return (
    <section class="quiet-bar" aria-label={t("Newer draft")}>
      <Icon name="pencil" />
      <div class="quiet-words">
        <strong role="status">
          {t("You wrote something newer in another browser, {{when}}.", {
            when: listTime(draft.savedAt, now.peek()),
          })}
        </strong>
        <p dir="auto">{draft.text || files}</p>
      </div>
      <button type="button" class="btn" onClick={() => keepOwn(draft)}>
        {t("Keep this one")}
      </button>
      <button type="button" class="btn primary" onClick={() => adopt(draft)}>
        {t("Use the newer one")}
      </button>
    </section>
  );
}
