import type { Conversation, FollowUpPage } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { agents, inbox, teams } from "../live/live.ts";
import { now } from "../look/now.ts";
import { mayManage, myId } from "../session/session-state.ts";

/** A conversation that somebody wants to look after again. */
export type Planned = Conversation & { followUpAt: number };

/** As long after its time it is told to colleagues: the server says so, too. */
const LATE_MS = 24 * 60 * 60 * 1000;

/** More than these nobody looks through; the later ones come as the sooner ones are done. */
const PAGES_MAX = 5;

/** Whether all of them are known here; the inbox tells of every change from then on. */
export const followUpsLoaded = signal(false);
/** Why they could not be loaded; "" when they could. */
export const followUpsError = signal("");

/** Counts what was asked: an answer that was overtaken by a later question is dropped. */
let asked = 0;

/** Fetches what is planned, with closed conversations, which the inbox does not hold by itself. */
export async function loadFollowUps(): Promise<void> {
  asked += 1;
  const mine = asked;
  try {
    let cursor: string | null = null;
    for (let page = 0; page < PAGES_MAX; page++) {
      const { items, ...rest }: FollowUpPage = await http.get(
        "/follow-ups",
        cursor === null ? {} : { cursor },
      );
      if (mine !== asked) return;
      inbox.putAll(items);
      cursor = rest.cursor;
      if (cursor === null) break;
    }
    followUpsLoaded.value = true;
    followUpsError.value = "";
  } catch (error) {
    if (mine === asked) followUpsError.value = reason(error);
  }
}

/** All that are planned, the soonest first. */
export const planned = computed((): readonly Planned[] =>
  [...inbox.rows.value.values()]
    .filter((row): row is Planned => row.followUpAt !== null)
    .sort((a, b) => a.followUpAt - b.followUpAt || (a.id < b.id ? -1 : 1)),
);

/** Whether its time came a day ago, and colleagues see to it as well. */
export const isLate = ({ followUpAt }: Planned, at: number): boolean => at >= followUpAt + LATE_MS;

/** Whether this agent is to see to it: it is theirs, their team's, anybody's; or left lying by a colleague. */
export function isForMe(row: Planned, at: number): boolean {
  const { followUpAgentId, followUpTeamId } = row;
  if (followUpAgentId === myId.value) return true;
  const isGone = followUpAgentId !== null && !agents.byId.value.get(followUpAgentId)?.active;
  if (followUpAgentId === null || isGone) {
    const team = teams.get(followUpTeamId);
    return !team || team.agentIds.includes(myId.value);
  }
  return isLate(row, at) && isColleague(row);
}

/** Whoever is in the team of the conversation, or in one with the agent; else who looks after all. */
function isColleague({ teamId, followUpAgentId }: Planned): boolean {
  const near = teams.all.value.filter(
    ({ id, agentIds }) =>
      id === teamId || (followUpAgentId !== null && agentIds.includes(followUpAgentId)),
  );
  if (near.length === 0) return mayManage.value;
  return near.some(({ agentIds }) => agentIds.includes(myId.value));
}

/** How many of this agent's are due now. */
export const dueForMe = computed(
  () =>
    planned.value.filter((row) => row.followUpAt <= now.value && isForMe(row, now.value)).length,
);

/** What is due when, on this agent's own clock. */
export interface Sections {
  overdue: readonly Planned[];
  today: readonly Planned[];
  coming: readonly Planned[];
}

/** Parts rows, soonest first, as they are at `at` (ms since 1970). */
export function toSections(rows: readonly Planned[], at: number): Sections {
  const tonight = new Date(at).setHours(24, 0, 0, 0);
  return {
    overdue: rows.filter(({ followUpAt }) => followUpAt <= at),
    today: rows.filter(({ followUpAt }) => followUpAt > at && followUpAt < tonight),
    coming: rows.filter(({ followUpAt }) => followUpAt > at && followUpAt >= tonight),
  };
}
