import type { ArticleCard, Conversation, Event } from "@foyer/protocol";
import { RichText } from "@foyer/ui/rich-text.tsx";
import { AnswerText } from "../articles/answer-text.tsx";
import { ShownFiles } from "../attachments/shown-files.tsx";
import { t } from "../language/say.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { clockTime, fullTime } from "../look/time.ts";
import { NoteText } from "../mentions/note-text.tsx";
import { myId } from "../session/session-state.ts";
import { editing } from "./amend.ts";
import { AmendTools } from "./amend-tools.tsx";
import { EditBox } from "./edit-box.tsx";
import "./extras.css";
import type { Line } from "./lines.ts";
import { Wordings } from "./wordings.tsx";

interface Props {
  line: Extract<Line, { type: "said" }>;
  conversation: Conversation;
}

/** Somebody's words: a bubble, and below the last of several in a row who and when. */
export function SaidLine({ line: { event, side, ends }, conversation }: Props) {
  const look = event.body.type === "note" ? "note" : event.by.kind === "faq" ? "faq" : side;
  const { conversationId, seq, body } = event;
  const edit = editing.value;
  const isEdited = edit?.conversationId === conversationId && edit.seq === seq;
  const removed = body.type === "message" && body.removed ? "removed" : "";
  return (
    <div class={`said ${side} ${look} ${ends ? "ends" : ""} ${removed}`} data-seq={event.seq}>
      {side === "in" && (
        <span class="face">{ends && <Face event={event} of={conversation} />}</span>
      )}
      {isEdited ? (
        <EditBox />
      ) : (
        <div class="bubble rich" dir="auto">
          <Words event={event} />
        </div>
      )}
      {event.body.type === "message" && event.body.attachments && (
        <ShownFiles files={event.body.attachments} />
      )}
      {!isEdited && <AmendTools event={event} conversation={conversation} />}
      {body.type === "message" && body.choices && <Offered choices={body.choices} />}
      {(ends || isAmended(event)) && <Meta event={event} conversation={conversation} />}
    </div>
  );
}

function Face({ event: { by }, of }: { event: Event; of: Conversation }) {
  if (by.kind === "agent")
    return <Avatar name={by.name} colour={by.colour} picture={by.picture} size="small" />;
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
      if (body.removed) return <em class="gone">{t("This message was removed")}</em>;
      return (
        <>
          <RichText text={body.text} />
          {body.articles && <Articles articles={body.articles} says="" />}
        </>
      );
    case "note":
      return <NoteText text={body.text} mentions={body.mentions} />;
    case "answered":
      return body.articles.length > 0 ? (
        <Articles
          articles={body.articles}
          says={body.confident ? "" : t("Perhaps one of these:")}
        />
      ) : (
        <p>{t("No article answers this. A person was offered.")}</p>
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
            <AnswerText text={answer} />
          </div>
        </details>
      ))}
    </>
  );
}

/** The answers that the visitor could press. */
function Offered({ choices }: { choices: readonly string[] }) {
  return (
    <ul class="offered" aria-label={t("Answers to press")}>
      {choices.map((choice) => (
        <li key={choice} dir="auto">
          {choice}
        </li>
      ))}
    </ul>
  );
}

const isAmended = ({ body }: Event): boolean =>
  body.type === "message" && (body.edited ?? body.removed ?? false);

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
      {by.kind === "agent" && <span> · {by.id === myId.value ? t("You") : by.name}</span>}
      {body.type === "note" && <span> · {t("only the team sees this")}</span>}
      {body.type === "answered" && <span> · {t("self-service")}</span>}
      {body.type === "handed_to_faq" && <span> · {t("back to self-service")}</span>}
      {outgoing && (
        <span class={`mark ${read ? "read" : ""}`}>
          <Icon name={read ? "checks" : "check"} />
          {read ? t("Read") : t("Sent")}
        </span>
      )}
      <Wordings event={event} />
    </div>
  );
}
