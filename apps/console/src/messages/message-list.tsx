import type { Conversation, Event } from "@foyer/protocol";
import { useMemo } from "preact/hooks";
import { t } from "../language/say.ts";
import { messages, typing } from "../live/live.ts";
import { Loading } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { toLines } from "./lines.ts";
import { LogLine } from "./log-line.tsx";
import { PendingLine } from "./pending-line.tsx";
import type { Talk } from "./talks.ts";
import { TypingLine } from "./typing-line.tsx";
import { useBroughtEdit } from "./use-brought-edit.ts";
import { useLogWindow } from "./use-log-window.ts";
import { useReadMark } from "./use-read-mark.ts";

/** So near the top the earlier page is asked for, in pixels. */
const NEAR_TOP = 400;

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
  const lines = useMemo(() => toLines(events), [events]);
  const { range, ...scroll } = useLogWindow(id, lines, events.at(-1)?.seq ?? 0);
  useReadMark(conversation, events);
  useBroughtEdit(id);
  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-label={t("Messages")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        tabIndex={0}
        // What comes into sight by scrolling is no news.
        aria-live={scroll.isMoved ? "off" : "polite"}
        ref={scroll.box}
        onScroll={({ currentTarget }) => {
          scroll.onScroll();
          if (currentTarget.scrollTop < NEAR_TOP) messages.loadEarlier(id);
        }}
      >
        <div style={{ height: `${scroll.above}px` }} />
        {lines.slice(range.from, range.to).map((line) => (
          <LogLine key={line.key} line={line} conversation={conversation} />
        ))}
        <div style={{ height: `${scroll.below}px` }} />
        {pending.map((entry) => (
          <div key={entry.clientId} class="log-line">
            <PendingLine entry={entry} />
          </div>
        ))}
        {writing && <TypingLine by={writing} conversation={conversation} />}
      </div>
      {earlier === "loading" && <p class="loading-earlier">{t("Loading earlier messages…")}</p>}
      {!scroll.atEnd && <ToEnd count={heardAfter(events, scroll.seen)} go={scroll.toEnd} />}
    </div>
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
