import type { ArticleCard, Conversation, Event } from "@foyer/protocol";
import { RichText } from "@foyer/ui/rich-text.tsx";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { clockTime, fullTime } from "../look/time.ts";
import { myId } from "../session/session-state.ts";
import type { Line } from "./lines.ts";

interface Props {
  line: Extract<Line, { type: "said" }>;
  conversation: Conversation;
}

/** Somebody's words: a bubble, and below the last of several in a row who and when. */
export function SaidLine({ line: { event, side, ends }, conversation }: Props) {
  const look = event.body.type === "note" ? "note" : event.by.kind === "faq" ? "faq" : side;
  return (
    <div class={`said ${side} ${look} ${ends ? "ends" : ""}`} data-seq={event.seq}>
      {side === "in" && (
        <span class="face">{ends && <Face event={event} of={conversation} />}</span>
      )}
      <div class="bubble rich" dir="auto">
        <Words event={event} />
      </div>
      {ends && <Meta event={event} conversation={conversation} />}
    </div>
  );
}

function Face({ event: { by }, of }: { event: Event; of: Conversation }) {
  if (by.kind === "agent") return <Avatar name={by.name} colour={by.colour} size="small" />;
  if (by.kind === "faq")
    return (
      <span class="avatar small helper">
        <Icon name="book" />
      </span>
    );
  const colour = visitorColour(of.visitorId, of.visitorName);
  return <Avatar name={of.visitorName} colour={colour} size="small" />;
}

function Words({ event: { body } }: { event: Event }) {
  switch (body.type) {
    case "message":
    case "note":
      return <RichText text={body.text} />;
    case "answered":
      return body.articles.length > 0 ? (
        <Articles articles={body.articles} says={body.confident ? "" : "Perhaps one of these:"} />
      ) : (
        <p>No article answers this. A person was offered.</p>
      );
    case "handed_to_faq":
      return (
        <>
          {body.text && <RichText text={body.text} />}
          <Articles articles={body.articles} says="" />
        </>
      );
    default:
      return null;
  }
}

function Articles({ articles, says }: { articles: readonly ArticleCard[]; says: string }) {
  return (
    <>
      {says && <p>{says}</p>}
      {articles.map(({ id, question, answer }) => (
        <details key={id} class="article-card">
          <summary dir="auto">{question}</summary>
          <div dir="auto">
            <RichText text={answer} />
          </div>
        </details>
      ))}
    </>
  );
}

/** When it was said, by whom if that is not plain, and whether it was read. */
function Meta({ event, conversation }: { event: Event; conversation: Conversation }) {
  const { by, body, at, seq } = event;
  const outgoing = by.kind === "agent" && body.type !== "note";
  const read = outgoing && conversation.readByVisitor >= seq;
  return (
    <div class="meta">
      <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
        {clockTime(at)}
      </time>
      {by.kind === "agent" && <span> · {by.id === myId.value ? "You" : by.name}</span>}
      {body.type === "note" && <span> · only the team sees this</span>}
      {body.type === "answered" && <span> · self-service</span>}
      {body.type === "handed_to_faq" && <span> · back to self-service</span>}
      {outgoing && (
        <span class={`mark ${read ? "read" : ""}`}>
          <Icon name={read ? "checks" : "check"} />
          {read ? "Read" : "Sent"}
        </span>
      )}
    </div>
  );
}
