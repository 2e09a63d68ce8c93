import {
  type AgentSkills,
  DEFAULT_TEAM_ROUTING,
  type QueueLimit,
  type RoutingRule,
  type RoutingSettings,
  type TeamRouting,
} from "@foyer/protocol";
import { computed, signal } from "@preact/signals";
import { routing, saveRouting } from "./routing-state.ts";

/** What is being changed and not saved; it outlives a look at another screen. Null: nothing is. */
const draft = signal<RoutingSettings | null>(null);

/** As it will be when it is saved. */
export const shown = computed(() => draft.value ?? routing.value);
export const isChanged = computed(() => draft.value !== null);

function change(part: Partial<RoutingSettings>): void {
  if (shown.value) draft.value = { ...shown.value, ...part };
}

/** How a team's conversations reach its agents; null: those of no team. */
export const howOf = (teamId: string | null): TeamRouting =>
  (teamId === null ? shown.value?.everybody : shown.value?.teams[teamId]) ?? DEFAULT_TEAM_ROUTING;

export function setHow(teamId: string | null, part: Partial<TeamRouting>): void {
  const next = { ...howOf(teamId), ...part };
  if (teamId === null) change({ everybody: next });
  else change({ teams: { ...shown.value?.teams, [teamId]: next } });
}

export const setBoost = (boostMinutes: number | null): void => change({ boostMinutes });

/** Puts a rule in its place, or at the end. */
export function putRule(rule: RoutingRule): void {
  const rules = shown.value?.rules ?? [];
  const isThere = rules.some(({ id }) => id === rule.id);
  change({
    rules: isThere ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule],
  });
}

export const removeRule = (id: string): void =>
  change({ rules: (shown.value?.rules ?? []).filter((rule) => rule.id !== id) });

/** One place up: it counts before the one that was there. */
export function raiseRule(id: string): void {
  const rules = [...(shown.value?.rules ?? [])];
  const at = rules.findIndex((rule) => rule.id === id);
  const [rule] = at > 0 ? rules.splice(at, 1) : [];
  if (rule) rules.splice(at - 1, 0, rule);
  change({ rules });
}

export function putLimit(at: number, limit: QueueLimit): void {
  const limits = [...(shown.value?.limits ?? [])];
  limits[at] = limit;
  change({ limits });
}

export const removeLimit = (at: number): void =>
  change({ limits: (shown.value?.limits ?? []).filter((_, i) => i !== at) });

export const skillsOf = (agentId: string): AgentSkills =>
  shown.value?.agents[agentId] ?? { languages: [], skills: [] };

export const setSkills = (agentId: string, part: Partial<AgentSkills>): void =>
  change({ agents: { ...shown.value?.agents, [agentId]: { ...skillsOf(agentId), ...part } } });

export const discard = (): void => {
  draft.value = null;
};

/** Sets it for everybody. Throws why not; what was written stays then. */
export async function save(): Promise<void> {
  if (!draft.value) return;
  await saveRouting(draft.value);
  draft.value = null;
}
