import { t } from "../language/say.ts";
import { now } from "../look/now.ts";
import { duration } from "../look/time.ts";

/** Up to here a wait is fine, in milliseconds. */
const FINE_MS = 60_000;
/** From here on it is too long, in milliseconds. */
const TOO_LONG_MS = 180_000;

/** How a wait of `ms` is judged. */
export function judgeWait(ms: number): "ok" | "warn" | "bad" {
  if (ms < FINE_MS) return "ok";
  return ms < TOO_LONG_MS ? "warn" : "bad";
}

/** How long somebody has been waiting, counting. */
export function WaitingChip({ since }: { since: number }) {
  const wait = now.value - since;
  return (
    <span class={`chip ${judgeWait(wait)}`} role="timer" dir="ltr">
      <span class="sr-only">{t("waiting")} </span>
      {duration(wait)}
    </span>
  );
}
