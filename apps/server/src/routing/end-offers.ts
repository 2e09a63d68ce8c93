import { type EventBody, OFFERS_MISSED_AWAY } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { SetPresence } from "../agents/set-presence.ts";
import type { Db } from "../db/db.ts";
import type { Office } from "./office.ts";
import type { RouteAct } from "./route-act.ts";
import type { RoutingRules } from "./routing-settings.ts";
import type { RoutingStore, WaitingRow } from "./routing-store.ts";

type Why = Extract<EventBody, { type: "offer_over" }>["why"];

/**
 * A process that has just started does not know yet who is here: consoles come back, and other nodes tell, within
 * so many milliseconds. Until then it takes nobody for gone whom it has not seen.
 */
const SETTLED_MS = 5_000;

/** Ends offers that nobody can or will accept any more. Resolves with the rows as they are then. */
export function createEndOffers(deps: {
  db: Db;
  directory: AgentDirectory;
  store: RoutingStore;
  rules: RoutingRules;
  routeAct: RouteAct;
  setPresence: SetPresence;
}) {
  const { db, directory, store, rules, routeAct, setPresence } = deps;
  const startedAt = performance.now();
  const seen = new Set<string>();

  const isUnknown = (agentId: string): boolean =>
    !seen.has(agentId) && performance.now() - startedAt < SETTLED_MS;

  function reason(row: WaitingRow, office: Office, now: number): Why | undefined {
    const { offeredTo, offerEndsAt, teamId } = row;
    if (offeredTo === null) return undefined;
    if (rules.of(teamId).mode === "manual") return "manual";
    const one = office.of(teamId).find(({ id }) => id === offeredTo);
    if (!one?.free) return isUnknown(offeredTo) ? undefined : "gone";
    if (one.capacity !== null && one.load >= one.capacity) return "full";
    return now >= (offerEndsAt ?? now) ? "missed" : undefined;
  }

  /** Counts it, and sets away whoever does not answer at all. */
  async function noteMissed(agentId: string, missed: number): Promise<void> {
    const isAway = missed >= OFFERS_MISSED_AWAY;
    await db.writes.write(() => store.setMissed(agentId, isAway ? 0 : missed));
    if (isAway) await setPresence(agentId, { status: "away" });
  }

  async function end(row: WaitingRow, why: Why, office: Office): Promise<WaitingRow> {
    const agentId = row.offeredTo ?? "";
    const missed = office.missed(agentId) + 1;
    const away = why === "missed" && missed >= OFFERS_MISSED_AWAY;
    const to = directory.card(agentId);
    const ended = await routeAct(row.id, { kind: "system" }, (now) =>
      // Another offer may have taken its place.
      now.offeredTo === agentId && now.offerEndsAt === row.offerEndsAt
        ? [{ type: "offer_over", to, why, ...(away && { away }) }]
        : [],
    );
    if (!ended) return row;
    const one = office.get(agentId);
    if (one) Object.assign(one, { asked: false, ...(away && { free: false }) });
    if (why === "missed") await noteMissed(agentId, missed);
    return ended;
  }

  return (waiting: readonly WaitingRow[], office: Office, now: number): Promise<WaitingRow[]> => {
    for (const { id, free } of office.of(null)) if (free) seen.add(id);
    return Promise.all(
      waiting.map((row) => {
        const why = reason(row, office, now);
        return why === undefined ? row : end(row, why, office);
      }),
    );
  };
}
