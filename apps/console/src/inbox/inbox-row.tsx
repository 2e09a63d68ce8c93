import type { Conversation } from "@foyer/protocol";
import { conversationName } from "../conversations/conversation-name.ts";
import { Score } from "../feedback/score.tsx";
import { agents, typing, visitors } from "../live/live.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { draftOf } from "../messages/draft.ts";
import { myId } from "../session/session-state.ts";
import { ContactChip } from "./contact-chip.tsx";
import { WaitingChip } from "./waiting-chip.tsx";

/** A conversation in the list: who, what last, how long it waits, what is unread. */
export function InboxRow({ row, isCurrent }: { row: Conversation; isCurrent: boolean }) {
  const { id, visitorId, visitorName, state, waitingSince, unread } = row;
  return (
    <li>
      <a
        class={`row ${state}`}
        href={`/console/conversations/${id}`}
        aria-current={isCurrent ? "true" : undefined}
      >
        <Avatar
          name={visitorName}
          colour={visitorColour(visitorId, visitorName)}
          online={visitors.online.value.has(visitorId)}
        />
        <strong dir="auto">{conversationName(row)}</strong>
        {waitingSince === null ? (
          <small>{listTime(row.lastAt, now.peek())}</small>
        ) : (
          <WaitingChip since={waitingSince} />
        )}
        <p dir="auto">
          <ContactChip row={row} />
          <LastWords row={row} />
        </p>
        {unread > 0 && (state === "waiting" || state === "active") ? (
          <span class="count">
            {unread}
            <span class="sr-only"> unread</span>
          </span>
        ) : (
          <Assignee row={row} />
        )}
      </a>
    </li>
  );
}

function LastWords({ row }: { row: Conversation }) {
  const { reply, note } = draftOf(row.id).value;
  if (typing.writing.value.get(row.id)?.kind === "visitor") return <em>writing…</em>;
  if (row.state !== "closed" && (reply || note))
    return (
      <>
        <b class="draft">Draft:</b> {reply || note}
      </>
    );
  const by = row.lastBy === "agent" && (row.assigneeId === myId.value ? "You: " : "Team: ");
  return (
    <>
      {by}
      {row.lastText}
    </>
  );
}

/** Whose it is, where it is not one's own; how it was, once that was said. */
function Assignee({ row }: { row: Conversation }) {
  if (row.state === "closed" && row.rating !== null) return <Score score={row.rating} />;
  const agent = row.assigneeId === myId.value ? null : agents.card(row.assigneeId);
  if (!agent || row.state === "waiting") return null;
  return (
    <span class="assignee" title={`With ${agent.name}`}>
      <Avatar name={agent.name} colour={agent.colour} size="small" />
      <span class="sr-only">with {agent.name}</span>
    </span>
  );
}
