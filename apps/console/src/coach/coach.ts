import type { CoachKind, CoachSettings } from "@foyer/protocol";
import { fold } from "./fold.ts";
import type { Hint, Situation } from "./hint.ts";
import { lookForGreeting } from "./look-for-greeting.ts";
import { lookForQuestions } from "./look-for-questions.ts";
import { createPasswordSearch, lookForCards } from "./look-for-secrets.ts";
import { lookForShouting } from "./look-for-shouting.ts";
import { createPhraseMatcher, type Match } from "./phrase-matcher.ts";
import { phrasesOf } from "./phrases/languages.ts";

/** Reads a reply, and says what may be better in it: what matters most first. */
export type Coach = (text: string, situation: Situation) => Hint[];

/**
 * Makes the coach of one language, such as "de": all rules are made ready here, so that reading a reply
 * costs little. `settings` are the owner's.
 */
export function createCoach(lang: string, settings: CoachSettings): Coach {
  const known = phrasesOf(lang);
  const own = settings.rules[lang] ?? {};
  const doors = createPhraseMatcher(own.closedDoors ?? builtIn(lang));
  const jargon = createPhraseMatcher(own.jargon ?? []);
  const english = phrasesOf("en");
  const passwords = createPasswordSearch(
    [known, known === english ? undefined : english].filter((one) => one !== undefined),
  );
  const isOn = (kind: CoachKind) => settings.on && !settings.off.includes(kind);

  return (text, situation) => {
    if (text.trim() === "") return [];
    const folded = fold(text);
    const hints = [
      ...lookForCards(text),
      ...passwords(text),
      ...doors(folded).map((match) => ofPhrase(text, match, "closed_doors")),
      ...jargon(folded).map((match) => ofPhrase(text, match, "jargon")),
      ...(known ? lookForQuestions(text, situation, known) : []),
      ...(known ? lookForGreeting(text, situation, known) : []),
      ...lookForShouting(text),
    ];
    return hints.filter(({ kind }) => isOn(kind));
  };
}

/** The phrases that close doors in a language, as they come with the console. */
export const builtIn = (lang: string): { phrase: string; instead: string }[] =>
  (phrasesOf(lang)?.closedDoors ?? []).map(([phrase, instead]) => ({ phrase, instead }));

function ofPhrase(text: string, match: Match, kind: "closed_doors" | "jargon"): Hint {
  const { start, end, rule } = match;
  const quote = text.slice(start, end);
  const hint: Hint = { kind, about: kind === "jargon" ? "jargon" : "phrase", quote };
  if (rule.instead === "") return hint;
  const instead = startsSentence(text, start) ? capital(rule.instead) : rule.instead;
  return { ...hint, fix: { start, end, text: instead, shown: instead } };
}

/** Whether the agent began a sentence here, by a capital where there are any. */
const startsSentence = (text: string, at: number): boolean =>
  /(?:^|[.!?…:。！？]\s*|\n\s*)$/.test(text.slice(0, at)) && text[at] !== text[at]?.toLowerCase();

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
