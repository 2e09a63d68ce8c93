import { t } from "../language/say.ts";
import "./feedback.css";

/** From 1, very poor, to 5, excellent. */
const FACES = ["😞", "😕", "😐", "🙂", "😍"];

/** Up to here a visitor was let down, and somebody should see it. */
const LOW = 2;
const GOOD = 4;

/** Whether a score stands out as a complaint. */
export const isLow = (score: number): boolean => score <= LOW;

/** What a visitor thought of the service, 1 to 5; low ones are coloured as trouble. */
export function Score({ score }: { score: number }) {
  const look = isLow(score) ? "bad" : score >= GOOD ? "ok" : "warn";
  return (
    <span class={`chip score ${look}`} title={t("Rated {{score}} of 5", { score })}>
      <span aria-hidden="true">
        <span class="face">{FACES[score - 1]}</span> {score}
      </span>
      <span class="sr-only">{t("Rated {{score}} of 5", { score })}</span>
    </span>
  );
}
