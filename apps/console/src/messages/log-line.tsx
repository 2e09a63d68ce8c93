import type { Conversation } from "@foyer/protocol";
import { OfferedLine, SearchedLine } from "../articles/searched-line.tsx";
import { FilledForm } from "../feedback/filled-form.tsx";
import { otherRatings, RatedLine } from "../feedback/rated-line.tsx";
import { memo } from "../inbox/memo.tsx";
import { t } from "../language/say.ts";
import { messages } from "../live/live.ts";
import { now } from "../look/now.ts";
import { dayName } from "../look/time.ts";
import { myId } from "../session/session-state.ts";
import type { Line } from "./lines.ts";
import { SaidLine } from "./said-line.tsx";
import { systemText } from "./system-text.ts";

interface Props {
  line: Line;
  conversation: Conversation;
}

/** One line of the log: a day, somebody's words, or what happened. */
export const LogLine = memo(({ line, conversation }: Props) => (
  <div class="log-line">
    <What line={line} conversation={conversation} />
  </div>
));

function What({ line, conversation }: Props) {
  if (line.type === "said") return <SaidLine line={line} conversation={conversation} />;
  if (line.type === "day") return <p class="day">{dayName(line.at, now.peek())}</p>;
  const visitor = conversation.visitorName ?? t("The visitor");
  const { body } = line.event;
  if (body.type === "rated") {
    const earlier = otherRatings(messages.talk(conversation.id).value.events, body);
    return <RatedLine body={body} earlier={earlier} visitor={visitor} />;
  }
  if (body.type === "form_filled") return <FilledForm body={body} />;
  if (body.type === "searched") return <SearchedLine body={body} seq={line.seq} />;
  if (body.type === "articles_offered") return <OfferedLine body={body} seq={line.seq} />;
  return (
    <p class="system" data-seq={line.seq}>
      {systemText(line.event, visitor, myId.value)}
    </p>
  );
}
