import type { Agent, Mentioned, Team } from "@foyer/protocol";
import { MENTIONS_MAX } from "@foyer/protocol/limits";
import { fuzzyScore } from "../find/fuzzy.ts";

/** Somebody whom a note may mention. */
export type Mentionable =
  | { kind: "agent"; id: string; name: string; colour: string; online: boolean }
  | { kind: "team"; id: string; name: string; colour: string; size: number };

/** More than this is a list to read, not to choose from. */
const SHOWN_MAX = 8;

/** A letter or digit of a script that puts spaces between words; others may go on right after a name. */
const SPACED = /[\p{L}\p{N}_]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The agents who may sign in, those here first, and the teams. */
export function mentionable(agents: readonly Agent[], teams: readonly Team[]): Mentionable[] {
  return [
    ...agents.map(({ id, name, colour, online }) => {
      return { kind: "agent", id, name, colour, online } as const;
    }),
    ...teams.map(({ id, name, colour, agentIds }) => {
      return { kind: "team", id, name, colour, size: agentIds.length } as const;
    }),
  ];
}

/** Those whom `query` may mean, best first. Of several words each begins one of the name's. */
export function matchMentionable(all: readonly Mentionable[], query: string): Mentionable[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .map((one, at) => ({ one, at, score: scoreOf(one.name, query, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, SHOWN_MAX)
    .map(({ one }) => one);
}

function scoreOf(name: string, query: string, words: readonly string[]): number {
  if (words.length === 0) return 1;
  if (words.length === 1) return fuzzyScore(name, query.trim());
  const parts = name.toLowerCase().split(/\s+/);
  return words.every((word) => parts.some((part) => part.startsWith(word))) ? 1 : 0;
}

/** A mention in a text: where its "@" stands, and where it ends. */
export interface MentionAt {
  start: number;
  end: number;
  name: string;
}

/** Where `text` says "@" and one of the names; of several that fit the longest. */
export function mentionsAt(text: string, names: readonly string[]): MentionAt[] {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const found: MentionAt[] = [];
  for (let start = text.indexOf("@"); start >= 0; start = text.indexOf("@", start + 1)) {
    if (isInWord(text, start)) continue;
    const name = longestFirst.find((one) => one !== "" && isSaidAt(text, start + 1, one));
    if (name !== undefined) found.push({ start, end: start + 1 + name.length, name });
  }
  return found;
}

/** "a@b.example" is an address. */
const isInWord = (text: string, at: number): boolean => /[A-Za-z0-9._%+-]/.test(text[at - 1] ?? "");

function isSaidAt(text: string, at: number, name: string): boolean {
  if (!text.startsWith(name, at)) return false;
  const next = text.slice(at + name.length, at + name.length + 2);
  const goesOn = SPACED.test(next[0] ?? "") && !UNSPACED.test(next[0] ?? "");
  return !goesOn || UNSPACED.test(name.at(-1) ?? "");
}

/**
 * Whom a note's text mentions, each once. `picked`: who was chosen from the menu for a name that
 * several have; else it is the first of them.
 */
export function mentionedIn(
  text: string,
  all: readonly Mentionable[],
  picked: ReadonlyMap<string, Mentionable> = new Map(),
): Mentioned[] {
  const names = [
    ...new Set(
      mentionsAt(
        text,
        all.map(({ name }) => name),
      ).map(({ name }) => name),
    ),
  ];
  return names.slice(0, MENTIONS_MAX).flatMap((name): Mentioned[] => {
    const one = picked.get(name) ?? all.find((other) => other.name === name);
    if (!one) return [];
    return [one.kind === "agent" ? { agentId: one.id, name } : { teamId: one.id, name }];
  });
}
