import type { CoachRule, CoachRules, CoachSettings } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";

/** The rules as they are kept: each phrase once, on one line, without white space around. */
export function checkedRules(rules: CoachSettings["rules"]): CoachSettings["rules"] {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([lang, of]) => {
      if (!/^[a-z]{2,3}$/.test(lang)) {
        throw new Refusal(
          "invalid",
          `rules: ${lang} is no language alone; say ${lang.split("-")[0]}.`,
        );
      }
      const kept = checkedLists(lang, of);
      return Object.keys(kept).length > 0 ? [[lang, kept]] : [];
    }),
  );
}

function checkedLists(lang: string, { closedDoors, jargon }: CoachRules): CoachRules {
  return {
    ...(closedDoors && { closedDoors: checkedList(`rules.${lang}.closedDoors`, closedDoors) }),
    ...(jargon && jargon.length > 0 && { jargon: checkedList(`rules.${lang}.jargon`, jargon) }),
  };
}

function checkedList(where: string, rules: readonly CoachRule[]): CoachRule[] {
  const seen = new Set<string>();
  return rules.map((rule) => {
    const [phrase, instead] = [clean(rule.phrase), clean(rule.instead)];
    if (!/[\p{L}\p{N}]/u.test(phrase)) {
      throw new Refusal("invalid", `${where}: a phrase needs a letter or a digit.`);
    }
    const folded = phrase.toLowerCase();
    if (seen.has(folded)) {
      throw new Refusal("invalid", `${where}: "${phrase}" is there twice; remove one of them.`);
    }
    seen.add(folded);
    return { phrase, instead };
  });
}

const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
