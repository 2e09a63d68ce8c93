import type { AgentSkills, RoutingRule, RoutingSettings } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";
import type { House } from "./troubles.ts";

/**
 * The settings as they are stored: words without blanks around them, nothing of teams and agents that are gone.
 * Refuses what no reader could make sense of. What contradicts something else is named by `findTroubles`, for it
 * may become right by itself, or wrong by the change of another thing.
 */
export function checkedRouting(next: RoutingSettings, house: House): RoutingSettings {
  const ids = next.rules.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw invalid("rules: two rules have the same id.");
  for (const { of, waiting, minutes, way } of next.limits) {
    if (waiting === null && minutes === null)
      throw invalid("limits: say how many may wait, or for how many minutes.");
    if (way.type === "team" && "teamId" in of && of.teamId === way.teamId)
      throw invalid("limits: a team's queue cannot overflow into itself.");
  }
  return {
    ...next,
    rules: next.rules.map(checkedRule),
    teams: ofThese(next.teams, new Set(house.teams.map(({ id }) => id))),
    agents: mapped(ofThese(next.agents, new Set(house.agents)), checkedSkills),
  };
}

function checkedRule(rule: RoutingRule): RoutingRule {
  const name = oneLine(rule.name);
  if (name === "") throw invalid("rules: blanks alone are no name.");
  const { page } = rule.when;
  if (page !== undefined && !/^[/*]/.test(page))
    throw invalid(`rules: the page of “${name}” begins with / or with *, like /pricing or *help*.`);
  const { skills } = rule.set;
  return { ...rule, name, set: { ...rule.set, ...(skills && { skills: words(skills) }) } };
}

const checkedSkills = ({ languages, skills }: AgentSkills): AgentSkills => ({
  languages,
  skills: words(skills),
});

/** Each once, in whatever letters. */
function words(given: readonly string[]): string[] {
  const clean: string[] = [];
  for (const word of given.map(oneLine)) {
    if (word === "") throw invalid("skills: blanks alone are no skill.");
    const isThere = clean.some((other) => other.toLowerCase() === word.toLowerCase());
    if (!isThere) clean.push(word);
  }
  return clean;
}

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();

const ofThese = <T>(record: Record<string, T>, ids: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)));

const mapped = <T>(record: Record<string, T>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value)]));

const invalid = (message: string) => new Refusal("invalid", message);
