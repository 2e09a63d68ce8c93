import type { Event } from "@foyer/protocol";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { formatted } from "./formatted.tsx";

type Message = Extract<Event["body"], { type: "message" }>;

/** A message that is more than its text, or less: edited, taken back, with articles. */
export function special(chat: Chat, event: Event, body: Message): JSX.Element {
  const { removed, edited } = laterTexts(chat);
  if (body.removed) return <em class="gone">{removed}</em>;
  return (
    <>
      {formatted(chat, event, body.text)}
      {body.edited && <small> {edited}</small>}
      {body.articles?.map((article) => (
        <details key={article.id} class="card art">
          <summary>{article.question}</summary>
          <div class="text">{formatted(chat, article, article.answer)}</div>
        </details>
      ))}
    </>
  );
}
