import type { BlockDraft, Outcome } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import { checkFuture } from "../conversations/check-future.ts";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";
import { createKeptRows } from "../db/kept-rows.ts";
import { Refusal } from "../refusal.ts";
import type { Hub } from "../socket/hub.ts";
import { lastTopic } from "../socket/topics.ts";
import type { BlockRow, BlockStore } from "./block-store.ts";
import type { VisitorNews } from "./visitor-news.ts";
import type { VisitorStore } from "./visitor-store.ts";

export type Blocks = ReturnType<typeof createBlocks>;

const WHY = "The team takes no messages from here at the moment.";

/** Those of whom nothing is taken, in memory: every frame of a visitor asks. Their machines are not known. */
export function createBlocks(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  store: BlockStore;
  visitors: VisitorStore;
  news: VisitorNews;
  /** Ends the conversation that they have open, if any. */
  endTalk(agentId: string, visitorId: string, outcome: Outcome): Promise<void>;
  /** Called when one was made or taken back here. */
  onChange?: () => void;
}) {
  const { db, clock, hub, store, visitors, news, onChange } = deps;
  const kept = createKeptRows(
    ({ visitorId }: BlockRow) => visitorId,
    () => store.all(clock.now()),
    onChange,
  );

  function of(visitorId: string): BlockRow | undefined {
    const row = kept.get(visitorId);
    return row && (row.until === null || row.until > clock.now()) ? row : undefined;
  }

  /** Inside a write. */
  async function put(row: BlockRow): Promise<BlockRow> {
    await store.put(row);
    await raiseGeneration(db, "blocks");
    return row;
  }

  /** Once it is on disk: their connections hear why, and are closed. */
  function publish(row: BlockRow): void {
    kept.put(row);
    const last = { type: "error", kind: "blocked", message: WHY } as const;
    hub.publish(lastTopic(row.visitorId), last);
    news(row.visitorId);
  }

  return {
    of,
    put,
    publish,
    read: kept.read,

    /** Refuses who is blocked. */
    check(visitorId: string): void {
      if (of(visitorId)) throw new Refusal("blocked", WHY);
    },

    /** Their ids, the latest first. */
    ids: (): string[] =>
      kept
        .all()
        .filter(({ visitorId }) => of(visitorId))
        .sort((a, b) => b.at - a.at)
        .map(({ visitorId }) => visitorId),

    /** `until` is in the future; null: for good. Their conversation ends. A block that is there already is put in its place. */
    async block(agentId: string, visitorId: string, { until, reason }: BlockDraft): Promise<void> {
      if (until !== null) checkFuture("until", until, clock.now());
      const current = await visitors.current(visitorId);
      await deps.endTalk(agentId, current.id, until === null ? "spam" : "not_solved");
      await db.writes.write(async () => {
        const { id } = await visitors.lockedCurrent(visitorId);
        const why = reason.toWellFormed().replaceAll("\0", "").trim();
        return put({ visitorId: id, until, reason: why, agentId, at: clock.now() });
      }, publish);
    },

    /** They may write again. Of one who is not blocked it changes nothing. */
    async unblock(visitorId: string): Promise<void> {
      await db.writes.write(
        async () => {
          const { id } = await visitors.lockedCurrent(visitorId);
          if (await store.remove(id)) await raiseGeneration(db, "blocks");
          return id;
        },
        (id) => {
          kept.remove(id);
          news(id);
        },
      );
    },

    removeOver: (): Promise<void> => db.writes.write(() => store.removeOver(clock.now())),
  };
}
