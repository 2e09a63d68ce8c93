import type { QueueLimit, RoutingRule, RoutingSettings, RoutingTrouble } from "@foyer/protocol";
import { matchesPage } from "./apply-rules.ts";
import { hasSkills } from "./choose-agent.ts";

/** What the settings speak of, as it is now. */
export interface House {
  sites: readonly { id: string; name: string }[];
  teams: readonly { id: string; name: string; agentIds: readonly string[] }[];
  /** Those who can sign in. */
  agents: readonly string[];
}

/** What in the settings contradicts the rest: nothing comes of it, and nobody would see why. Pure. */
export function findTroubles(settings: RoutingSettings, house: House): RoutingTrouble[] {
  return [
    ...settings.rules.flatMap((rule, i) =>
      ofRule(rule, settings.rules.slice(0, i), settings, house),
    ),
    ...ofTeams(settings, house),
    ...settings.limits.flatMap((limit) => ofLimit(limit, settings.limits, house)),
  ];
}

function ofRule(
  rule: RoutingRule,
  above: readonly RoutingRule[],
  { agents }: RoutingSettings,
  { sites, teams, agents: active }: House,
): RoutingTrouble[] {
  const { name, when, set } = rule;
  const troubles: RoutingTrouble[] = [];
  if (when.siteId && !sites.some(({ id }) => id === when.siteId))
    troubles.push({ kind: "site_gone", name });
  const team = teams.find(({ id }) => id === set.teamId);
  if (set.teamId && !team) troubles.push({ kind: "team_gone", name });
  const hiding = hider(rule, above);
  if (hiding !== undefined) troubles.push({ kind: "never_applies", name, other: hiding });
  const asked = active.filter((id) => !team || team.agentIds.includes(id));
  const unknown = set.skills?.find(
    (skill) => !asked.some((id) => hasSkills({ skills: agents[id]?.skills ?? [] }, [skill])),
  );
  if (unknown !== undefined) troubles.push({ kind: "skill_unknown", name, other: unknown });
  return troubles;
}

/** The names of the rules above that apply whenever this one does, when they leave it nothing to set. */
function hider(rule: RoutingRule, above: readonly RoutingRule[]): string | undefined {
  const wider = above.filter(({ when }) => isWider(when, rule.when));
  const sets = Object.keys(rule.set) as (keyof RoutingRule["set"])[];
  const setters = sets.map((what) => wider.find(({ set }) => set[what] !== undefined)?.name);
  if (setters.some((name) => name === undefined)) return undefined;
  return [...new Set(setters)].join(", ");
}

/** Whether the one applies wherever the other does. */
function isWider(one: RoutingRule["when"], other: RoutingRule["when"]): boolean {
  const page = one.page === undefined || (other.page !== undefined && covers(one.page, other.page));
  const attribute =
    !one.attribute ||
    (one.attribute.name === other.attribute?.name &&
      one.attribute.value.toLowerCase() === other.attribute.value.toLowerCase());
  return (
    (one.siteId === undefined || one.siteId === other.siteId) &&
    (one.lang === undefined || one.lang === other.lang) &&
    page &&
    attribute
  );
}

/** A `*` of the other can only be taken by one of ours. */
const covers = (one: string, other: string): boolean =>
  one === other || matchesPage(one, other.replaceAll("*", "\0"));

function ofTeams(
  { teams: routing, rules, limits }: RoutingSettings,
  house: House,
): RoutingTrouble[] {
  const receives = (id: string): boolean =>
    routing[id]?.mode === "automatic" ||
    rules.some(({ set }) => set.teamId === id) ||
    limits.some(({ way }) => way.type === "team" && way.teamId === id);
  return house.teams
    .filter(({ id }) => receives(id))
    .filter(({ agentIds }) => !agentIds.some((agentId) => house.agents.includes(agentId)))
    .map(({ name }) => ({ kind: "team_empty", name }));
}

function ofLimit(
  { of, way }: QueueLimit,
  limits: readonly QueueLimit[],
  { teams, sites }: House,
): RoutingTrouble[] {
  const name =
    "teamId" in of
      ? (teams.find(({ id }) => id === of.teamId)?.name ?? "")
      : (sites.find(({ id }) => id === of.siteId)?.name ?? "");
  if (name === "") return [{ kind: "teamId" in of ? "team_gone" : "site_gone", name: "" }];
  if (way.type !== "team") return [];
  const other = teams.find(({ id }) => id === way.teamId)?.name;
  if (other === undefined) return [{ kind: "team_gone", name }];
  const isCircle = "teamId" in of && overflowsInto(way.teamId, of.teamId, limits);
  return isCircle ? [{ kind: "overflows_in_circle", name, other }] : [];
}

/** Whether what overflows into the one team comes to the other at last. */
function overflowsInto(from: string, to: string, limits: readonly QueueLimit[]): boolean {
  const seen = new Set<string>();
  for (let team: string | undefined = from; team !== undefined && !seen.has(team); ) {
    if (team === to) return true;
    seen.add(team);
    const here: string = team;
    const next = limits.find(
      ({ of, way }) => "teamId" in of && of.teamId === here && way.type === "team",
    );
    team = next?.way.type === "team" ? next.way.teamId : undefined;
  }
  return false;
}
