import type { EventBody } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { SetPresence } from "../agents/set-presence.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { ManageTeams } from "../teams/manage-teams.ts";
import { applyRules } from "./apply-rules.ts";
import { chooseAgent, isOpen } from "./choose-agent.ts";
import { createEndOffers } from "./end-offers.ts";
import { findOverflow } from "./find-overflow.ts";
import { type Office, readOffice } from "./office.ts";
import { passedUp } from "./passed-up.ts";
import type { RouteAct } from "./route-act.ts";
import type { RoutingRules } from "./routing-settings.ts";
import type { RoutingStore, WaitingRow } from "./routing-store.ts";
import { inOrder } from "./weight.ts";

/** So many who wait are looked at in one turn: far more than agents who could be asked. */
const AT_ONCE = 1_000;

const SYSTEM = { kind: "system" } as const;

/** Whether they wait in the chat, and have not left another way to reach them. */
const isLive = ({ contactLeft }: Pick<WaitingRow, "contactLeft">): boolean => contactLeft === null;

/**
 * One turn of routing, which one node takes for all: ends what nobody accepted, asks the rules, shows another
 * way where a queue is too long, and offers the rest to who is free. Resolves with when (ms since 1970) the next
 * turn is due by time alone, null: not before something happens.
 */
export function createRouteWaiting(deps: {
  db: Db;
  clock: Clock;
  directory: AgentDirectory;
  teams: Pick<ManageTeams, "list" | "card">;
  store: RoutingStore;
  rules: RoutingRules;
  routeAct: RouteAct;
  setPresence: SetPresence;
  isHere(agentId: string): boolean;
}) {
  const { db, clock, directory, teams, store, rules, routeAct, isHere } = deps;
  const endOffers = createEndOffers(deps);

  /** Those of which rules have not spoken yet hear what they want. */
  async function askRules(waiting: readonly WaitingRow[]): Promise<WaitingRow[]> {
    const settings = rules.settings();
    const news = waiting.filter(({ routed }) => routed === 0);
    if (settings.rules.length === 0 || news.length === 0) return [...waiting];
    const known = await store.attributesOf(news.map(({ visitorId }) => visitorId));
    return Promise.all(
      waiting.map(async (row) => {
        if (row.routed !== 0) return row;
        const attributes = known.get(row.visitorId) ?? {};
        const wanted = applyRules(settings.rules, { ...row, attributes });
        if (!wanted) return row;
        const { rules: names, priority, skills } = wanted;
        // A team that is gone is none, and what an agent has chosen stays.
        const team = row.teamId === null && wanted.teamId ? teams.card(wanted.teamId) : undefined;
        const body: EventBody = {
          ...{ type: "routed", rules: names },
          ...(priority && { priority }),
          ...(team && { team }),
          ...(skills && { skills }),
        };
        return (await routeAct(row.id, SYSTEM, (now) => (now.routed === 0 ? [body] : []))) ?? row;
      }),
    );
  }

  async function overflow(waiting: readonly WaitingRow[], now: number): Promise<WaitingRow[]> {
    const found = new Map(
      findOverflow(waiting.filter(isLive), rules.settings().limits, now).map((one) => [
        one.id,
        one,
      ]),
    );
    return Promise.all(
      waiting.map(async (row) => {
        const over = found.get(row.id);
        if (!over) return row;
        const team = over.way.type === "team" ? teams.card(over.way.teamId) : undefined;
        if (over.way.type === "team" && !team) return row;
        const body: EventBody = {
          ...{ type: "overflowed", why: over.why, way: over.way.type },
          ...(team && { team }),
        };
        const says = (now: WaitingRow) =>
          now.overflow === null && now.teamId === row.teamId ? endOf(now, [body]) : [];
        return (await routeAct(row.id, SYSTEM, says)) ?? row;
      }),
    );
  }

  /** With an offer that others stand behind: another team is asked now. */
  function endOf({ offeredTo }: WaitingRow, bodies: EventBody[]): EventBody[] {
    const [body] = bodies;
    const isMoved = body?.type === "overflowed" && body.team !== undefined;
    if (offeredTo === null || !isMoved) return bodies;
    return [{ type: "offer_over", to: directory.card(offeredTo), why: "gone" }, ...bodies];
  }

  /** To whom each is offered, who is served first first; each agent gets one at a time. */
  async function offerAll(waiting: readonly WaitingRow[], office: Office, now: number) {
    const offers: Promise<WaitingRow | undefined>[] = [];
    const asked: string[] = [];
    const { boostMinutes } = rules.settings();
    const [live, others] = [waiting.filter(isLive), waiting.filter((row) => !isLive(row))];
    // Who wants a mail or a call has time: whoever waits in the chat comes first.
    for (const row of [live, others].flatMap((rows) => inOrder(rows, now, boostMinutes))) {
      const how = rules.of(teamOf(row));
      const candidates = office.of(row.teamId);
      if (row.offeredTo !== null || how.mode === "manual" || !candidates.some(isOpen)) continue;
      const lastAgentId = how.lastAgentFirst ? await store.lastAgentOf(row.visitorId) : null;
      const skills = row.skills === "" ? [] : row.skills.split("\n");
      const need = { lang: row.lang, skills, lastAgentId, ...passedUp(row.passed, now) };
      const choice = chooseAgent(need, candidates, how);
      if (!choice) continue;
      const one = office.get(choice.agentId);
      if (one) Object.assign(one, { asked: true, offeredAt: now });
      asked.push(choice.agentId);
      offers.push(offer(row, { ...choice, until: now + how.offerSeconds * 1000 }));
    }
    if (asked.length > 0) await db.writes.write(() => store.offered(asked, now));
    return (await Promise.all(offers)).flatMap((row) => row ?? []);
  }

  const offer = (
    row: WaitingRow,
    {
      agentId,
      why,
      until,
    }: { agentId: string; until: number } & Pick<
      NonNullable<ReturnType<typeof chooseAgent>>,
      "why"
    >,
  ) =>
    routeAct(row.id, SYSTEM, (now) => {
      const isStill = now.offeredTo === null && now.teamId === row.teamId;
      return isStill ? [{ type: "offered", to: directory.card(agentId), why, until }] : [];
    });

  /** A team that is gone is none. */
  const teamOf = ({ teamId }: WaitingRow): string | null =>
    teamId !== null && teams.card(teamId) ? teamId : null;

  /** When an offer ends, or a wait gets too long. */
  function nextDue(waiting: readonly WaitingRow[]): number | null {
    const { limits } = rules.settings();
    const times = waiting.flatMap(({ offerEndsAt, waitingSince, overflow, ...row }) => {
      const waits = limits.flatMap(({ of, minutes }) => {
        const fits = "teamId" in of ? of.teamId === row.teamId : of.siteId === row.siteId;
        const counts =
          fits && isLive(row) && overflow === null && minutes !== null && waitingSince !== null;
        return counts ? [waitingSince + minutes * 60_000] : [];
      });
      return offerEndsAt === null ? waits : [offerEndsAt, ...waits];
    });
    return times.length > 0 ? times.reduce((one, other) => Math.min(one, other)) : null;
  }

  return async (): Promise<number | null> => {
    const now = clock.now();
    const read = await store.waiting(AT_ONCE);
    const agents = directory.all;
    const office = await readOffice(read, { store, rules, agents, isHere, teams: teams.list });
    const ended = await endOffers(read, office, now);
    const asked = await askRules(ended);
    const waiting = await overflow(asked, now);
    const offered = await offerAll(waiting, office, now);
    const changed = new Map(offered.map((row) => [row.id, row]));
    return nextDue(waiting.map((row) => changed.get(row.id) ?? row));
  };
}
