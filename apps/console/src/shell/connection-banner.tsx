import type { Status } from "@foyer/connection";
import { useEffect, useState } from "preact/hooks";
import { messages, retryNow, status } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";

/** A short break is nobody's business: the banner waits this long, in milliseconds. */
const PATIENCE_MS = 1_500;

/** Says when there is no connection, that nothing is lost, and when it is tried again. */
export function ConnectionBanner() {
  const is = status.value;
  const away = is.name !== "open";
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(false);
    if (!away) return;
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [away]);
  if (!away || !shown) return null;
  const unsent = messages.pending.value.filter(({ state }) => state !== "refused").length;
  return (
    <div class="banner" role="status">
      <Icon name="wifiOff" />
      <span class="grow">
        {headline(is)} {promise(unsent)}
      </span>
      <button type="button" class="btn" onClick={retryNow}>
        Try now
      </button>
    </div>
  );
}

function headline(is: Status): string {
  if (!navigator.onLine) return "You are offline.";
  if (is.name !== "waiting") return "Reconnecting…";
  return `Reconnecting in ${Math.max(0, Math.ceil((is.until - now.value) / 1_000))} s.`;
}

function promise(unsent: number): string {
  if (unsent === 0) return "What you write is kept and sent then.";
  return unsent === 1
    ? "Your unsent message goes out by itself."
    : `Your ${unsent} unsent messages go out by themselves.`;
}
