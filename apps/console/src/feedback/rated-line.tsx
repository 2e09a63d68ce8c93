import type { EventBody } from "@foyer/protocol";
import { isLow, Score } from "./score.tsx";
import "./feedback.css";

interface Props {
  body: Extract<EventBody, { type: "rated" }>;
  visitor: string;
}

/** The visitor's judgement in the log, with their own words. */
export function RatedLine({ body: { score, comment, nps }, visitor }: Props) {
  return (
    <div class={isLow(score) ? "rated low" : "rated"}>
      <p>
        <Score score={score} /> <span dir="auto">{visitor}</span> rated the conversation {score} of
        5{nps !== undefined && ` · would recommend: ${nps} of 10`}
      </p>
      {comment && <blockquote dir="auto">{comment}</blockquote>}
    </div>
  );
}
