import type { Clock } from "../clock.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { Locks } from "../db/locks.ts";
import type { Log } from "../log.ts";

/** What happens within so many milliseconds is looked at in one turn. */
const GATHER_MS = 50;

/** A turn that another node has taken may have begun before what happened here: it is looked at again after this. */
const AGAIN_MS = 500;

/** What a turn of routing looks at of a row. */
type Seen = Pick<
  ConversationRow,
  "id" | "state" | "assigneeId" | "offeredTo" | "teamId" | "priority" | "routed"
>;

export type WatchWaiting = ReturnType<typeof createWatchWaiting>;

/**
 * Takes a turn of routing as soon as something happens that may let somebody be served: here, or on another
 * node, for each hears of all. Costs nothing while nothing is to be done by itself, or nobody waits.
 */
export function createWatchWaiting(deps: {
  clock: Clock;
  locks: Locks;
  log: Log;
  /** Whether anything is to be done by itself. */
  isOn(): boolean;
  /** One turn; when the next is due by time alone. */
  turn(): Promise<number | null>;
}) {
  const { clock, locks, log, isOn, turn } = deps;
  const waiting = new Set<string>();
  const offered = new Set<string>();
  /** What was last heard of those that are not closed. */
  const seen = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let due = Number.POSITIVE_INFINITY;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const isNeeded = (): boolean => !stopped && waiting.size > 0 && (isOn() || offered.size > 0);

  function wakeIn(ms: number): void {
    const at = performance.now() + ms;
    if (stopped || at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(run, ms).unref();
  }

  function soon(): void {
    if (!isNeeded()) return;
    if (running) again = true;
    else wakeIn(GATHER_MS);
  }

  function run(): Promise<void> {
    clearTimeout(timer);
    due = Number.POSITIVE_INFINITY;
    if (running) {
      again = true;
      return running;
    }
    running = takeTurn().finally(() => {
      running = undefined;
      if (again) {
        again = false;
        soon();
      }
    });
    return running;
  }

  async function takeTurn(): Promise<void> {
    if (!isNeeded()) return;
    try {
      let next: number | null = null;
      const mine = await locks.onlyOne("routing", async () => {
        next = await turn();
      });
      if (!mine) wakeIn(AGAIN_MS);
      else if (next !== null) wakeIn(Math.max(0, next - clock.now()) + 1);
    } catch (error) {
      log.warn({ err: error }, "routing failed: it is tried again");
      wakeIn(AGAIN_MS);
    }
  }

  return {
    /** A conversation is now as `row` says, on whichever node it was changed. */
    heard(row: Seen): void {
      const { id, state } = row;
      if (state === "waiting") waiting.add(id);
      else waiting.delete(id);
      if (row.offeredTo === null) offered.delete(id);
      else offered.add(id);
      const look = [
        state,
        row.assigneeId,
        row.offeredTo,
        row.teamId,
        row.priority,
        row.routed,
      ].join();
      if (seen.get(id) === look) return;
      if (state === "closed") seen.delete(id);
      else seen.set(id, look);
      soon();
    },
    /** Agents, teams or settings are others than before. */
    soon,
    /** Takes a turn at once; resolves when it is over, and those that it called for. */
    async settle(): Promise<void> {
      await running;
      await run();
      while (running) await running;
    },
    /** What a clock that was set, or a turn that was lost, left undone. */
    async look(): Promise<void> {
      if (isNeeded()) await run();
    },
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
