import type { Conversation, Event } from "@foyer/protocol";
import { FilledForm } from "../feedback/filled-form.tsx";
import { otherRatings, RatedLine } from "../feedback/rated-line.tsx";
import { t } from "../language/say.ts";
import { messages, typing } from "../live/live.ts";
import { Loading } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { dayName } from "../look/time.ts";
import { myId } from "../session/session-state.ts";
import { type Line, toLines } from "./lines.ts";
import { PendingLine } from "./pending-line.tsx";
import { SaidLine } from "./said-line.tsx";
import { systemText } from "./system-text.ts";
import type { Talk } from "./talks.ts";
import { TypingLine } from "./typing-line.tsx";
import { useLogScroll } from "./use-log-scroll.ts";
import { useReadMark } from "./use-read-mark.ts";

/** Everything that happened in a conversation, oldest first, and what is under way. */
export function MessageList({ conversation }: { conversation: Conversation }) {
  const talk = messages.talk(conversation.id).value;
  if (!talk.loaded) return <Loading what={t("Loading the conversation")} />;
  return <Log key={conversation.id} conversation={conversation} talk={talk} />;
}

function Log({ conversation, talk }: { conversation: Conversation; talk: Talk }) {
  const { id } = conversation;
  const { events, earlier } = talk;
  const pending = messages.pending.value.filter(({ frame }) => frame.conversationId === id);
  const writing = typing.writing.value.get(id);
  const preview = typing.previews.value.get(id);
  const scroll = useLogScroll({
    first: events[0]?.seq ?? 0,
    last: events.at(-1)?.seq ?? 0,
    tail: pending.length + (writing ? 1 : 0) + (preview?.length ?? 0),
    loadEarlier: () => messages.loadEarlier(id),
  });
  useReadMark(conversation, events);
  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-label={t("Messages")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        tabIndex={0}
        ref={scroll.box}
        onScroll={scroll.onScroll}
      >
        {toLines(events).map((line) => (
          <LogLine key={line.key} line={line} conversation={conversation} />
        ))}
        {pending.map((entry) => (
          <PendingLine key={entry.clientId} entry={entry} />
        ))}
        {writing && <TypingLine by={writing} conversation={conversation} />}
      </div>
      {earlier === "loading" && <p class="loading-earlier">{t("Loading earlier messages…")}</p>}
      {!scroll.atEnd && <ToEnd count={heardAfter(events, scroll.seen)} go={scroll.toEnd} />}
    </div>
  );
}

function LogLine({ line, conversation }: { line: Line; conversation: Conversation }) {
  if (line.type === "said") return <SaidLine line={line} conversation={conversation} />;
  if (line.type === "day") return <p class="day">{dayName(line.at, now.peek())}</p>;
  const visitor = conversation.visitorName ?? t("The visitor");
  const { body } = line.event;
  if (body.type === "rated") {
    const earlier = otherRatings(messages.talk(conversation.id).value.events, body);
    return <RatedLine body={body} earlier={earlier} visitor={visitor} />;
  }
  if (body.type === "form_filled") return <FilledForm body={body} />;
  return (
    <p class="system" data-seq={line.event.seq}>
      {systemText(line.event, visitor, myId.value)}
    </p>
  );
}

function ToEnd({ count, go }: { count: number; go(): void }) {
  return (
    <button type="button" class="to-end" onClick={go}>
      <Icon name="arrowDown" />
      {count > 0 ? t("{{count}} new", { count }) : t("To the latest")}
    </button>
  );
}

/** How much was said since the end was last seen. */
function heardAfter(events: readonly Event[], seen: number): number {
  return events.filter(({ seq, body }) => seq > seen && body.type === "message").length;
}
