import type { ProactiveRule } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import { languageName } from "../visitors/visitor-facts.ts";

/** How often a rule may speak to the same browser, in hours, in words. */
export const OFTEN: readonly { hours: number; label: string }[] = [
  { hours: 0, label: later("Once per page load") },
  { hours: 1, label: later("At most once an hour") },
  { hours: 24, label: later("At most once a day") },
  { hours: 168, label: later("At most once a week") },
  { hours: 720, label: later("At most once in 30 days") },
  { hours: 8_760, label: later("Once a year") },
];

/** A new rule, with an id of its own. */
export function newRule(): ProactiveRule {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return {
    id: Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    name: t("New message"),
    text: "Can we help you find something?",
    on: false,
    when: { seconds: 20 },
    everyHours: 24,
  };
}

/** "on /cart, after 30 s, when they turn to leave". */
export function whenInWords({ when }: Pick<ProactiveRule, "when">): string {
  const { url, seconds, scroll, exit, returning, langs } = when;
  const parts = [
    url && t("on {{path}}", { path: url }),
    seconds && t("after {{seconds}} s", { seconds }),
    scroll && t("having scrolled {{percent}} %", { percent: scroll }),
    exit && t("when they turn to leave"),
    returning === true && t("to who was here before"),
    returning === false && t("to who is here for the first time"),
    langs && t("in {{languages}}", { languages: langs.map(languageName).join(", ") }),
  ];
  return parts.filter(Boolean).join(", ") || t("at once, on every page");
}

/** What the server would refuse, by place: `rules.0.text`. */
export function ruleProblems(rules: readonly ProactiveRule[]): Map<string, string> {
  const found = new Map<string, string>();
  rules.forEach(({ name, text, when }, i) => {
    if (name.trim() === "") found.set(`rules.${i}.name`, t("Give it a name that you know it by."));
    if (text.trim() === "") found.set(`rules.${i}.text`, t("Say something."));
    const url = when.url;
    if (url !== undefined && !/^[/*]/.test(url)) {
      found.set(`rules.${i}.url`, t("A path begins with / or *, such as /cart or /products/*."));
    }
  });
  return found;
}
