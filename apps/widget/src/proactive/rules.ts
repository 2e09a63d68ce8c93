import type { Foyer, FoyerMethods } from "../launcher/foyer.ts";
import { saidConsent } from "./consent.ts";
import type { SiteRules } from "./site-rules.ts";
import { speakFirst } from "./speak-first.ts";

/** The server writes the site's rules in this name's place. */
declare const __FOYER_RULES__: SiteRules;

// This stands before the loader, in one file: it hears what the page has said to the stub queue.
if (!window.Foyer?.open) {
  const consent = saidConsent(window.Foyer?.q, document.currentScript);
  // Once the loader, which follows, has run.
  queueMicrotask(() => {
    const foyer = window.Foyer as (Foyer & FoyerMethods) | undefined;
    if (!foyer?.on) return;
    const allow = speakFirst(__FOYER_RULES__, foyer, consent);
    const call = (name: keyof FoyerMethods | "consent", ...args: unknown[]) =>
      name === "consent" ? say(args[0]) : foyer(name, ...(args as []));
    const say = (yes: unknown) => allow(yes === true);
    window.Foyer = Object.assign(call as Foyer, foyer, { consent: say });
  });
}
