import type { Mentioned } from "@foyer/protocol";
import { agents, teams } from "../live/live.ts";
import { type Mentionable, mentionable, mentionedIn } from "./mentionable.ts";

/** Whom this agent chose last for each name: two may have the same. */
const picked = new Map<string, Mentionable>();

/** Remembers who was meant by a name. */
export function pick(one: Mentionable): void {
  picked.set(one.name, one);
}

/** What a note says of whom its text mentions; undefined for nobody. */
export function mentionedBy(text: string): Mentioned[] | undefined {
  const all = mentionable(agents.active.peek(), teams.all.peek());
  const mentioned = mentionedIn(text, all, picked);
  return mentioned.length > 0 ? mentioned : undefined;
}
