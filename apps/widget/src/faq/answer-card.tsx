import type { Event, EventBody } from "@foyer/protocol";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { fill } from "../languages/fill.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { timeOf } from "../messages/clock.ts";
import { formatted } from "../messages/formatted.tsx";
import { firstName } from "../messages/system-line.ts";

type Body = Extract<EventBody, { type: "answered" | "handed_to_faq" }>;

/** Articles as an answer: the best one open, the others a press away. */
export function AnswerCard({
  chat,
  event,
  body,
}: {
  chat: Chat;
  event: Event;
  body: Body;
}): JSX.Element {
  const isSure = body.type === "handed_to_faq" || body.confident;
  return (
    <>
      <div class="m answer">
        <p>{lead(chat, event, body)}</p>
        {body.articles.map((article, index) => (
          <details key={article.id} class="card" open={isSure && index === 0}>
            <summary>{article.question}</summary>
            <div class="text">{formatted(chat, article, article.answer)}</div>
          </details>
        ))}
      </div>
      <div class="t">{timeOf(event.at)}</div>
    </>
  );
}

function lead(chat: Chat, { by }: Event, body: Body): string {
  const texts = laterTexts(chat);
  if (body.type === "handed_to_faq") {
    if (body.text) return body.text;
    return fill(texts.handed, { name: by.kind === "agent" ? firstName(by) : "" });
  }
  if (body.confident) return texts.answer;
  return body.articles.length ? `${texts.unsure} ${texts.closest}` : texts.unsure;
}
