import type { Status } from "@foyer/connection";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language/say.ts";
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
        {t("Try now")}
      </button>
    </div>
  );
}

function headline(is: Status): string {
  if (!navigator.onLine) return t("You are offline.");
  if (is.name !== "waiting") return t("Reconnecting…");
  const seconds = Math.max(0, Math.ceil((is.until - now.value) / 1_000));
  return t("Reconnecting in {{seconds}} s.", { seconds });
}

function promise(unsent: number): string {
  if (unsent === 0) return t("What you write is kept and sent then.");
  return unsent === 1
    ? t("Your unsent message goes out by itself.")
    : t("Your {{unsent}} unsent messages go out by themselves.", { unsent });
}
