import type { Event, EventBody } from "@foyer/protocol";
import { t, tWith } from "../language/say.ts";
import { SolvedChip } from "./said.tsx";
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
    .filter(({ score, solved, comment, nps }) =>
      [
        isOther(score, last.score),
        isOther(solved, last.solved),
        isOther(comment, last.comment),
        isOther(nps, last.nps),
      ].some(Boolean),
    );
}

/** What follows the score, where they have said it. */
const wouldRecommend = (nps: number | undefined) =>
  nps !== undefined && ` · ${t("would recommend: {{nps}} of 10", { nps })}`;

/** The visitor's judgement in the log, with their own words. */
export function RatedLine({ body, earlier, visitor }: Props) {
  const { score, solved, comment, nps } = body;
  const isBad = solved === "no" || (score !== undefined && isLow(score));
  const name = <span dir="auto">{visitor}</span>;
  return (
    <div class={isBad ? "rated low" : "rated"}>
      <p>
        {score === undefined ? (
          tWith("{{visitor}} said how it was", { visitor: name })
        ) : (
          <>
            <Score score={score} />{" "}
            {tWith("{{visitor}} rated the conversation {{score}} of 5", { visitor: name, score })}
          </>
        )}
        {wouldRecommend(nps)} {solved && <SolvedChip solved={solved} />}
      </p>
      {comment && <blockquote dir="auto">{comment}</blockquote>}
      {earlier.length > 0 && (
        <details>
          <summary>{t("Changed since")}</summary>
          <ul>
            {earlier.map((said, i) => (
              <li key={`${i}`}>
                {said.score !== undefined && (
                  <>
                    <Score score={said.score} /> {t("{{score}} of 5", { score: said.score })}
                  </>
                )}
                {wouldRecommend(said.nps)} {said.solved && <SolvedChip solved={said.solved} />}
                {said.comment && <blockquote dir="auto">{said.comment}</blockquote>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
