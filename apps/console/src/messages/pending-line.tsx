import { RichText } from "@foyer/ui/rich-text.tsx";
import { sentFiles } from "../attachments/tray-state.ts";
import { t } from "../language/say.ts";
import { messages } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { changeDraft, draftOf } from "./draft.ts";
import { takeBackExtras } from "./extras-state.ts";
import type { Pending } from "./said.ts";

/** Refusals that may pass by themselves: trying again makes sense. */
const PASSING = ["server_error", "rate_limited", "not_ready", "not_signed_in"];

/** One's own words that the server has not stored yet, and what can be done about it. */
export function PendingLine({ entry }: { entry: Pending }) {
  const isNote = entry.frame.type === "add_note";
  return (
    <div class={`said ends pending ${isNote ? "in note" : "out"} ${entry.state}`}>
      {isNote && <span class="face" />}
      <div class="bubble rich" dir="auto">
        <RichText text={entry.frame.text} />
      </div>
      {entry.frame.type === "send_message" && entry.frame.attachmentIds && (
        <p class="pending-files">
          {sentFiles(entry.frame.attachmentIds)
            .map(({ name }) => `📎 ${name}`)
            .join(", ") || "📎"}
        </p>
      )}
      <div class="meta">
        <State entry={entry} />
      </div>
    </div>
  );
}

function State({ entry }: { entry: Pending }) {
  if (entry.state === "sending") return <span>{t("Sending…")}</span>;
  if (entry.state === "waiting") return <span>{t("Waiting for the connection…")}</span>;
  const passing = PASSING.includes(entry.kind ?? "");
  return (
    <span class="refused" role="alert">
      <Icon name="warn" />
      {entry.message ? t("Not sent: {{why}}", { why: entry.message }) : t("Not sent")}
      {passing && (
        <button type="button" class="btn link" onClick={() => messages.retry(entry.clientId)}>
          {t("Retry")}
        </button>
      )}
      <button type="button" class="btn link" onClick={() => takeBack(entry)}>
        {t("Edit")}
      </button>
      <button type="button" class="btn link" onClick={() => messages.drop(entry.clientId)}>
        {t("Remove")}
      </button>
    </span>
  );
}

/** Back into the composer, behind what stands there: nothing that was typed is lost. */
function takeBack({ clientId, frame }: Pending): void {
  const field = frame.type === "add_note" ? "note" : "reply";
  const written = draftOf(frame.conversationId).value[field];
  const text = written ? `${written}\n${frame.text}` : frame.text;
  changeDraft(frame.conversationId, { mode: field, [field]: text });
  if (frame.type === "send_message") takeBackExtras(frame);
  messages.drop(clientId);
}
