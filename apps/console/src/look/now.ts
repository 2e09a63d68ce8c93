import { signal } from "@preact/signals";

/** The time, renewed each second while somebody looks. */
export const now = signal(Date.now());

/** One clock for all counters on the screen; returns how to stop it. */
export function startClock(): () => void {
  const tick = () => {
    if (document.visibilityState === "visible") now.value = Date.now();
  };
  const timer = window.setInterval(tick, 1_000);
  document.addEventListener("visibilitychange", tick);
  return () => {
    window.clearInterval(timer);
    document.removeEventListener("visibilitychange", tick);
  };
}
