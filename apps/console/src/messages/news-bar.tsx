import "../drafts/drafts.css";
import type { Event } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { myId } from "../session/session-state.ts";
import { systemText } from "./system-text.ts";

/** More than that is looked at, not listed. */
const LISTED = 3;

interface Props {
  news: readonly Event[];
  visitor: string;
  /** Shows the first of them in the log. */
  look(): void;
  /** Left out where there is nothing to send to. */
  sendAnyway?(): void;
}

/** What others did since a reply was begun. */
export function NewsBar({ news, visitor, look, sendAnyway }: Props) {
  const hidden = news.length - LISTED;
  return (
    <section class="quiet-bar" aria-label={t("News")}>
      <Icon name="clock" />
      <div class="quiet-words" role="status">
        <strong>{t("Since you began to write:")}</strong>
        <ul>
          {news.slice(-LISTED).map((event) => (
            <li key={event.seq} dir="auto">
              {newsText(event, visitor)}
            </li>
          ))}
        </ul>
        {hidden > 0 && <p>{t("and {{count}} more", { count: hidden })}</p>}
      </div>
      <button type="button" class="btn" onClick={look}>
        {t("Show")}
      </button>
      {sendAnyway && (
        <button type="button" class="btn primary" onClick={sendAnyway}>
          {t("Send anyway")} <kbd>Enter</kbd>
        </button>
      )}
    </section>
  );
}

/** "Dana: Never mind, I found it", or what was done, in one line. */
export function newsText(event: Event, visitor: string): string {
  const { by, body } = event;
  const who = by.kind === "agent" ? by.name : visitor;
  switch (body.type) {
    case "message":
      return t("{{who}}: {{text}}", { who, text: body.text || filesText(body.attachments) });
    case "note":
      return t("{{who}}, in a note: {{text}}", { who, text: body.text });
    case "edited":
      return t("{{who}} changed a message", { who });
    case "removed":
      return t("{{who}} removed a message", { who });
    case "handed_to_faq":
      return t("{{who}} handed the conversation to the articles", { who });
    default:
      return systemText(event, visitor, myId.peek());
  }
}

const filesText = (files: readonly { name: string }[] = []): string =>
  files.map(({ name }) => `📎 ${name}`).join(", ");
