import type { Conversation } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { now } from "../look/now.ts";
import { duration } from "../look/time.ts";
import { dueTone, type Tone } from "../standards/due.ts";
import { dueMoment } from "../standards/due-text.ts";

/** Where nothing is promised: up to here a wait is fine, in milliseconds. */
const FINE_MS = 60_000;
/** From here on it is too long, in milliseconds. */
const TOO_LONG_MS = 180_000;

/** How a wait of `ms` is judged where nothing is promised. */
export function judgeWait(ms: number): Tone {
  if (ms < FINE_MS) return "ok";
  return ms < TOO_LONG_MS ? "warn" : "bad";
}

/** How long somebody has been waiting, counting; its colour is how it stands with what was promised. */
export function WaitingChip({ row }: { row: Conversation }) {
  const wait = now.value - (row.waitingSince ?? row.lastAt);
  const tone = dueTone(row, now.value) ?? judgeWait(wait);
  return (
    <span class={`chip ${tone}`} role="timer" dir="ltr" title={dueMoment(row)}>
      <span class="sr-only">{t("waiting")} </span>
      {duration(wait)}
    </span>
  );
}
