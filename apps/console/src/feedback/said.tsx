import type { Conversation, Solved } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import { Score } from "./score.tsx";
import "./feedback.css";

/** What visitors say of their question, as the screen calls it. */
export const SOLVED: Record<Solved, string> = {
  yes: later("Solved"),
  partly: later("Partly solved"),
  no: later("Not solved, they say"),
};

const TONES: Record<Solved, string> = { yes: "ok", partly: "warn", no: "bad" };

/** The visitor's answer to whether it was solved. */
export const SolvedChip = ({ solved }: { solved: Solved }) => (
  <span class={`chip ${TONES[solved]}`}>{t(SOLVED[solved])}</span>
);

/** Whether the visitor has said anything of how it was. */
export const hasSaid = ({ rating, solved, nps, comment }: Conversation): boolean =>
  rating !== null || solved !== null || nps !== null || comment !== "";

/** What the visitor said of the conversation: score, whether it was solved, recommending, their words. */
export function Said({ row: { rating, solved, nps, comment } }: { row: Conversation }) {
  return (
    <span class="said-of">
      {rating !== null && <Score score={rating} />}
      {solved !== null && <SolvedChip solved={solved} />}
      {nps !== null && (
        <span class="chip" title={t("Would they recommend us?")}>
          {t("NPS {{nps}}", { nps })}
        </span>
      )}
      {comment && <q dir="auto">{comment}</q>}
    </span>
  );
}
