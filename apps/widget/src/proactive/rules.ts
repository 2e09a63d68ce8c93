import type { Theme } from "../host.ts";
import type { Foyer, FoyerMethods } from "../launcher/foyer.ts";
import { lastCall, saidConsent } from "./consent.ts";
import type { SiteRules } from "./site-rules.ts";
import { speakFirst } from "./speak-first.ts";

/** The server writes the site's rules in this name's place. */
declare const __FOYER_RULES__: SiteRules;

// This stands before the loader, in one file: it hears what the page has said to the stub queue.
if (!window.Foyer?.open) {
  const queue = window.Foyer?.q ?? [];
  const consent = saidConsent(queue, document.currentScript);
  const theme = lastCall(queue, "setTheme")?.[1];
  // Once the loader, which follows, has run.
  queueMicrotask(() => {
    const foyer = window.Foyer as (Foyer & FoyerMethods) | undefined;
    if (!foyer?.on) return;
    const { allow, paint } = speakFirst(__FOYER_RULES__, foyer, { consent, theme });
    const call = Object.assign(
      (name: string, ...args: unknown[]): unknown =>
        (call as unknown as Record<string, Foyer>)[name]?.(...(args as ["open"])),
      foyer,
      {
        consent: (yes: unknown) => allow(yes === true),
        setTheme(next: Theme) {
          foyer.setTheme(next);
          paint(next);
        },
      },
    );
    window.Foyer = call;
  });
}
