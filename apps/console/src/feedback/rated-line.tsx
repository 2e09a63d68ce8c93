import type { Event, EventBody } from "@foyer/protocol";
import { t, tWith } from "../language/say.ts";
import { isLow, Score } from "./score.tsx";
import "./feedback.css";

type Rated = Extract<EventBody, { type: "rated" }>;

interface Props {
  body: Rated;
  /** What they said before, oldest first. */
  earlier: readonly Rated[];
  visitor: string;
}

/** Ratings that `last` took the place of and that said something else, oldest first. */
export function otherRatings(events: readonly Event[], last: Rated): Rated[] {
  const isOther = <T,>(said: T | undefined, now: T | undefined) =>
    said !== undefined && said !== now;
  return events
    .flatMap(({ body }) => (body.type === "rated" ? [body] : []))
    .filter(
      ({ score, comment, nps }) =>
        isOther(score, last.score) || isOther(comment, last.comment) || isOther(nps, last.nps),
    );
}

/** What follows the score, where they have said it. */
const wouldRecommend = (nps: number | undefined) =>
  nps !== undefined && ` · ${t("would recommend: {{nps}} of 10", { nps })}`;

/** The visitor's judgement in the log, with their own words. */
export function RatedLine({ body: { score, comment, nps }, earlier, visitor }: Props) {
  return (
    <div class={isLow(score) ? "rated low" : "rated"}>
      <p>
        <Score score={score} />{" "}
        {tWith("{{visitor}} rated the conversation {{score}} of 5", {
          visitor: <span dir="auto">{visitor}</span>,
          score,
        })}
        {wouldRecommend(nps)}
      </p>
      {comment && <blockquote dir="auto">{comment}</blockquote>}
      {earlier.length > 0 && (
        <details>
          <summary>{t("Changed since")}</summary>
          <ul>
            {earlier.map((said, i) => (
              <li key={`${i}`}>
                <Score score={said.score} /> {t("{{score}} of 5", { score: said.score })}
                {wouldRecommend(said.nps)}
                {said.comment && <blockquote dir="auto">{said.comment}</blockquote>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
