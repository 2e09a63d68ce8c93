import type { Conversation } from "@foyer/protocol";
import { conversationName } from "../conversations/conversation-name.ts";
import { Score } from "../feedback/score.tsx";
import { t } from "../language/say.ts";
import { agents, typing, visitors } from "../live/live.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { draftOf } from "../messages/draft.ts";
import { myId } from "../session/session-state.ts";
import { dueTone } from "../standards/due.ts";
import { DueChip } from "../standards/due-chip.tsx";
import { ContactChip } from "./contact-chip.tsx";
import { sections } from "./inbox-lists.ts";
import { memo } from "./memo.tsx";
import { ROW } from "./row-window.ts";
import { selected, selecting, selectTo, toggle } from "./selection.ts";
import { WaitingChip } from "./waiting-chip.tsx";

interface Props {
  row: Conversation;
  isCurrent: boolean;
  /** Its place in its section, from 0, and how many that has: not all of them are drawn. */
  place: number;
  of: number;
}

/** A conversation in the list: who, what last, how long it waits, what is unread. */
export const InboxRow = memo(Row);

function Row({ row, isCurrent, place, of }: Props) {
  const { id, visitorId, visitorName, state, unread } = row;
  const isSelected = selected.value.has(id);
  return (
    <li
      style={{ insetBlockStart: `${place * ROW}px` }}
      aria-posinset={place + 1}
      aria-setsize={of}
      class={isSelected ? "selected" : undefined}
    >
      <a
        class={`row ${state}`}
        href={`/console/conversations/${id}`}
        aria-current={isCurrent ? "true" : undefined}
        onClick={(event) => choose(event, id)}
      >
        <Avatar
          name={visitorName}
          colour={visitorColour(visitorId, visitorName)}
          online={visitors.online.value.has(visitorId)}
        />
        <strong dir="auto">{conversationName(row)}</strong>
        <RowTime row={row} />
        <p dir="auto">
          <ContactChip row={row} />
          <LastWords row={row} />
        </p>
        <span class="row-end">
          <Urgency row={row} />
          {unread > 0 && (state === "waiting" || state === "active") ? (
            <span class="count">
              {unread}
              <span class="sr-only"> {t("unread")}</span>
            </span>
          ) : (
            <Assignee row={row} />
          )}
        </span>
      </a>
      <label class="pick">
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={t("Select {{name}}", { name: conversationName(row) })}
          onClick={(event) => {
            if (event.shiftKey) selectTo(id, shownIds());
            else toggle(id);
          }}
        />
      </label>
    </li>
  );
}

const shownIds = () => sections.peek().flatMap(({ rows }) => rows.map((row) => row.id));

/** With Shift a range is chosen; where rows are being chosen a tap chooses. Else the link is followed. */
function choose(event: MouseEvent, id: string): void {
  if (!event.shiftKey && !selecting.peek()) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.shiftKey) selectTo(id, shownIds());
  else toggle(id);
}

/** How long they wait; of what is with somebody, what is urgent; else when it was. */
function RowTime({ row }: { row: Conversation }) {
  // Whoever waits for a mail or a call is not looking at a clock.
  const isGone = row.contactLeft !== null && !visitors.online.value.has(row.visitorId);
  if (row.waitingSince !== null && !isGone) return <WaitingChip row={row} />;
  // Drawn anew each second only while there is something to wait for.
  if (row.dueAt !== null && dueTone(row, now.value) !== "ok") return <DueChip row={row} />;
  return <small>{listTime(row.lastAt, now.peek())}</small>;
}

function LastWords({ row }: { row: Conversation }) {
  const { reply, note } = draftOf(row.id).value;
  if (typing.writing.value.get(row.id)?.kind === "visitor") return <em>{t("writing…")}</em>;
  if (row.state !== "closed" && (reply || note))
    return (
      <>
        <b class="draft">{t("Draft:")}</b> {reply || note}
      </>
    );
  if (row.lastBy !== "agent") return <>{row.lastText}</>;
  return (
    <>
      {row.assigneeId === myId.value
        ? t("You: {{text}}", { text: row.lastText })
        : t("Team: {{text}}", { text: row.lastText })}
    </>
  );
}

/** What must not wait with the others stands out. */
function Urgency({ row: { priority, state } }: { row: Conversation }) {
  if (state === "closed" || (priority !== "urgent" && priority !== "high")) return null;
  const name = priority === "urgent" ? t("Urgent") : t("High priority");
  return (
    <span class={`urgency ${priority}`} title={name}>
      <Icon name="flag" />
      <span class="sr-only">{name}</span>
    </span>
  );
}

/** Whose it is, where it is not one's own; how it was, once that was said. */
function Assignee({ row }: { row: Conversation }) {
  if (row.state === "closed" && row.rating !== null) return <Score score={row.rating} />;
  const agent = row.assigneeId === myId.value ? null : agents.card(row.assigneeId);
  if (!agent || row.state === "waiting") return null;
  return (
    <span class="assignee" title={t("With {{name}}", { name: agent.name })}>
      <Avatar name={agent.name} colour={agent.colour} picture={agent.picture} size="small" />
      <span class="sr-only">{t("with {{name}}", { name: agent.name })}</span>
    </span>
  );
}
