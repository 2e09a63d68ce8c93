import { lastCall, saidConsent } from "../proactive/consent.ts";
import { beSeen, type LiveSite } from "./be-seen.ts";

/** The server writes the site in this name's place. */
declare const __FOYER_LIVE__: LiveSite;

/** The page comes first: it has this long, in milliseconds, to be done when it is never idle. */
const IDLE_MS = 5_000;

// This stands before the loader, in one file: it hears what the page has said to the stub queue.
if (!window.Foyer?.open) {
  const script = document.currentScript as HTMLScriptElement;
  const queue = window.Foyer?.q ?? [];
  const said = {
    consent: saidConsent(queue, script) === true,
    theme: lastCall(queue, "setTheme")?.[1],
  };
  const { origin } = new URL(script.src);
  const begin = () => beSeen(__FOYER_LIVE__, origin, said);
  const whenIdle = () =>
    "requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: IDLE_MS }) : begin();
  if (document.readyState === "complete") setTimeout(whenIdle);
  else addEventListener("load", () => setTimeout(whenIdle), { once: true });
}
