import type { Foyer, FoyerMethods } from "../launcher/foyer.ts";
import { isInTalk } from "../launcher/storage.ts";
import { showBubble } from "./bubble.ts";
import { isMet } from "./match-rule.ts";
import { createMemory } from "./memory.ts";
import type { Rule, SiteRules, Speaker } from "./site-rules.ts";
import { createVisit } from "./visit.ts";

/** How often rules are looked at, in milliseconds. */
const LOOK_MS = 1_000;

/** What the page has said by now: of the visitor's consent, and how the widget is to look. */
interface Said {
  consent: boolean | undefined;
  theme: unknown;
}

/**
 * Says what a rule wants said, beside the launcher, once it is due. `foyer` is the page's API. Each rule
 * speaks once for every page load, and none once one was closed. Returns how the page says later that the
 * visitor consents, or does not, and that it is to look otherwise.
 */
export function speakFirst(
  { key, name, rules }: SiteRules,
  foyer: Foyer & FoyerMethods,
  { consent, theme }: Said,
): { allow(consent: boolean): void; paint(theme: unknown): void } {
  const memory = createMemory(key);
  const visit = createVisit();
  let waiting = rules;
  let take: (() => void) | undefined;
  let isOpen = false;
  if (consent !== undefined) memory.allow(consent, rules);

  const speaker = () => document.querySelector<Speaker>("foyer-chat");

  /** The bubble is light or dark as the page says, or else the visitor's system. */
  function paint(next = theme): void {
    theme = next;
    const system = theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches;
    speaker()
      ?.shadowRoot?.querySelector(".spoke")
      ?.classList.toggle("dark", theme === "dark" || system);
  }

  function stop(): void {
    clearInterval(timer);
    visit.stop();
    for (const off of offs) off();
    take?.();
  }

  function speak(rule: Rule, element: Speaker, root: ShadowRoot): void {
    waiting = waiting.filter((other) => other !== rule);
    memory.shown(rule);
    element.spoken = { rule: rule.id, text: rule.text };
    take = showBubble(
      root,
      { name, text: rule.text },
      {
        press: () => foyer.open(),
        close() {
          // Who does not want to be spoken to is not asked again.
          element.spoken = undefined;
          stop();
        },
      },
    );
    paint();
  }

  function look(): void {
    visit.look();
    const element = speaker();
    const root = element?.shadowRoot;
    // Before there is a body it is not there yet; once taken off the page it never comes back.
    if (!element || !root) {
      if (!window.Foyer) stop();
      return;
    }
    const launcher = root.querySelector<HTMLElement>(".launcher");
    isOpen ||= launcher?.ariaExpanded === "true";
    if (take || isOpen || launcher?.hidden || document.hidden || isInTalk(key)) return;
    const facts = { ...visit.facts(), returning: memory.returning() };
    const rule = waiting.find((one) => isMet(one, facts) && memory.mayShow(one));
    if (rule) speak(rule, element, root);
  }

  const offs = [
    foyer.on("open", () => {
      isOpen = true;
      take?.();
      take = undefined;
    }),
    foyer.on("close", () => {
      isOpen = false;
    }),
  ];
  const timer = setInterval(look, LOOK_MS);
  return { allow: (allowed) => memory.allow(allowed, rules), paint };
}
