import type { Event } from "@foyer/protocol";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { picture } from "../look/face.tsx";
import { Bubble } from "./bubble.tsx";
import { daysAgo, timeOf } from "./clock.ts";
import { formatted } from "./formatted.tsx";
import { PendingRow } from "./pending-row.tsx";
import { typingDots } from "./typing-dots.tsx";

/** Lines of one author within this time, in milliseconds, stand together under one time. */
const TOGETHER_MS = 5 * 60_000;

/** Every event and every line on its way, with the days between. */
export function rows(chat: Chat): JSX.Element {
  const texts = chat.texts();
  const { lang } = chat.language.value;
  const events = chat.messages.events.value;
  const pending = chat.messages.pending.value;
  const spoken = chat.messages.spoken();
  let day: number | undefined;

  function dayLine(at: number): JSX.Element | false {
    const before = day;
    day = daysAgo(at);
    const name = [texts.today, texts.yesterday][day] ?? chat.parts.get()?.dateOf(at, lang);
    return (
      day !== before && (
        <p key={`day${day}`} class="sys">
          {name}
        </p>
      )
    );
  }

  return (
    <>
      {events.flatMap((event, index) => [
        dayLine(event.at),
        chat.more.get()?.newLine(chat, event),
        <Row key={event.seq} chat={chat} event={event} next={events[index + 1]} />,
      ])}
      {spoken && <Bubble text={spoken.text} isMine={false} />}
      {pending.map((entry) => (
        <PendingRow key={entry.clientId} chat={chat} entry={entry} />
      ))}
    </>
  );
}

function Row({
  chat,
  event,
  next,
}: {
  chat: Chat;
  event: Event;
  next: Event | undefined;
}): JSX.Element {
  const { body } = event;
  const isMine = event.by.kind === "visitor";
  if (body.type === "message")
    return (
      <Bubble
        text={
          // More than a type and a text.
          (Object.keys(body)[2] && chat.more.get()?.special(chat, event, body)) ||
          formatted(chat, event, body.text)
        }
        isMine={isMine}
        files={body.attachments && chat.files.get()?.shown(chat, body.attachments, isMine)}
      >
        {!standTogether(event, next) && [
          event.by.kind === "agent" && picture(chat, event.by),
          meta(chat, event),
        ]}
      </Bubble>
    );
  if (body.type === "spoken_first") return <Bubble text={body.text} isMine={false} />;
  const parts = chat.parts.get();
  if (!parts) return typingDots();
  if (body.type === "answered" || body.type === "handed_to_faq")
    return <parts.AnswerCard chat={chat} event={event} body={body} />;
  return <p class="sys">{parts.systemLine(event, chat)}</p>;
}

function standTogether(one: Event, two: Event | undefined): boolean {
  if (two?.body.type !== "message" || two.at - one.at > TOGETHER_MS) return false;
  return authorOf(one) === authorOf(two);
}

function authorOf({ by }: Event): string {
  return by.kind === "agent" ? by.id : by.kind;
}

/** Time, and by whom it was said or how far it got. */
function meta(chat: Chat, event: Event): string {
  const texts = chat.texts();
  const time = timeOf(event.at);
  if (event.by.kind === "agent") return `${event.by.name} · ${time}`;
  if (event.by.kind !== "visitor") return time;
  const readTo = chat.messages.conversation.value?.readByAgent ?? 0;
  return `${time} · ${event.seq <= readTo ? texts.read : texts.sent}`;
}
