import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import type { LaterTexts } from "../languages/en-later.ts";
import { laterTexts } from "../languages/later-texts.ts";
import type { Pending } from "./said.ts";

/** Why the server did not take a line, and what can be done with it. */
export function refused(chat: Chat, entry: Pending): JSX.Element {
  const texts = laterTexts(chat);
  const { retry, drop } = chat.messages;
  return (
    <span class="refused" role="alert">
      {texts.notSent}: {reason(entry, texts)} ·{" "}
      <button type="button" onClick={() => retry(entry.clientId)}>
        {texts.retry}
      </button>
      {" · "}
      <button type="button" onClick={() => drop(entry.clientId)}>
        {texts.delete}
      </button>
    </span>
  );
}

function reason({ kind, message }: Pending, texts: LaterTexts): string | undefined {
  if (kind === "text_too_long") return texts.tooLong;
  if (kind === "rate_limited") return texts.tooFast;
  if (kind === "server_error") return texts.failed;
  if (kind === "form_required") return texts.missing;
  return message;
}
