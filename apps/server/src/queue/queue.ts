import type { Queue } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { ReplyTimes } from "../hours/reply-times.ts";
import type { Presence } from "../presence/presence.ts";
import type { Hub } from "../socket/hub.ts";
import { visitorTopic } from "../socket/topics.ts";
import { estimate } from "./estimate.ts";
import { createLine, type Waiting } from "./line.ts";
import type { QueueRow, QueueStore } from "./queue-store.ts";
import { createServiceRecord } from "./service-record.ts";

/** A site's queue is told at most so often, in milliseconds: often enough for somebody who waits. */
const TELL_MS = 1_000;

/** Told in a second at most, about; in between others get their turn. */
const FRAMES_PER_SECOND = 2_000;
const FRAMES_AT_ONCE = 250;

/** Estimates grow while nobody is claimed: so often they are looked at again. */
const LOOK_AGAIN_MS = 15_000;

interface SiteQueue {
  siteId: string;
  line: ReturnType<typeof createLine>;
  record: ReturnType<typeof createServiceRecord>;
  timer?: NodeJS.Timeout | undefined;
  /** By the process's own clock: when the timer is due, and before when nothing is told. */
  due: number;
  notBefore: number;
  telling: boolean;
}

export type QueueNews = ReturnType<typeof createQueue>;

/**
 * Who waits on which site, in memory: every change of a conversation is heard here, on every node, and each
 * node tells its own sockets. Nothing is asked of the database but once at the start.
 */
export function createQueue(deps: {
  clock: Clock;
  hub: Hub;
  presence: Pick<Presence, "agentsHere" | "visitorIsHere">;
  store: QueueStore;
  replyTimes: Pick<ReplyTimes, "known">;
  /** Whether nobody can be expected to answer on a site, in a team (null: none), before it opens again. */
  isShut: (siteId: string, teamId: string | null) => boolean;
}) {
  const { clock, hub, presence, store, replyTimes, isShut } = deps;
  const sites = new Map<string, SiteQueue>();
  /** Who waits and has left a way to reach them, by visitor: they are in line only while they are here. */
  const left = new Map<string, QueueRow>();
  /** While the first reading is under way: what is heard meanwhile is newer than what it brings. */
  let heardMeanwhile: Set<string> | undefined;

  function queueOf(siteId: string): SiteQueue {
    const known = sites.get(siteId);
    if (known) return known;
    const added = {
      ...{ siteId, line: createLine(), record: createServiceRecord() },
      ...{ due: Number.POSITIVE_INFINITY, notBefore: 0, telling: false },
    };
    sites.set(siteId, added);
    return added;
  }

  function heard(row: QueueRow): void {
    heardMeanwhile?.add(row.id);
    if (row.state !== "waiting" && !sites.has(row.siteId)) return;
    const queue = queueOf(row.siteId);
    const { line, record } = queue;
    const now = clock.now();
    // Counted only where it matters: most that is heard is talk of those who wait no more.
    const agents = () => presence.agentsHere().length;
    if (!isInLine(row)) {
      if (line.remove(row.id) && line.size() === 0) record.emptied(now);
    } else if (row.state === "waiting") {
      const { id, visitorId, teamId, overflow: way } = row;
      line.put({ id, visitorId, since: row.waitingSince ?? now, teamId, way });
      record.began(now, agents());
    } else {
      if (!line.remove(row.id)) return;
      if (row.state === "active") record.claimed(now, agents(), line.size());
      else if (line.size() === 0) record.emptied(now);
    }
    tellSoon(queue);
  }

  /** Whoever is gone and waits for a mail or a call holds up nobody. */
  function isInLine(row: QueueRow): boolean {
    if (row.state !== "waiting" || row.contactLeft === null) {
      if (left.get(row.visitorId)?.id === row.id) left.delete(row.visitorId);
      return true;
    }
    left.set(row.visitorId, row);
    return presence.visitorIsHere(row.visitorId);
  }

  function tellSoon(queue: SiteQueue): void {
    const due = Math.max(performance.now(), queue.notBefore);
    if (queue.telling || queue.due <= due) return;
    wake(queue, due);
  }

  function wake(queue: SiteQueue, due: number): void {
    clearTimeout(queue.timer);
    queue.due = due;
    // A server that stops does not wait for this: who comes back is told again.
    queue.timer = setTimeout(tell, due - performance.now(), queue).unref();
  }

  /** Tells everybody here for whom something is new, in portions. */
  function tell(queue: SiteQueue): void {
    queue.telling = true;
    queue.due = Number.POSITIVE_INFINITY;
    const frameOf = framer(queue);
    const waiting = queue.line.arranged();
    const last = waiting.length;
    let [next, told] = [0, 0];

    function portion(): void {
      let frames = 0;
      for (; next < last && frames < FRAMES_AT_ONCE; next++) {
        const one = waiting[next];
        // Who has left the queue meanwhile is told nothing of it any more.
        const waits = one && queue.line.get(one.id) === one;
        if (waits && tellOne(one, frameOf(one))) frames += 1;
      }
      told += frames;
      if (next < last) queue.timer = setTimeout(portion, 0).unref();
      else finish();
    }

    function finish(): void {
      const now = performance.now();
      queue.telling = false;
      queue.notBefore = now + Math.max(TELL_MS, (told * 1000) / FRAMES_PER_SECOND);
      const isNews = queue.line.arranged() !== waiting;
      if (isNews) wake(queue, queue.notBefore);
      else if (last > 0) wake(queue, now + LOOK_AGAIN_MS);
    }

    portion();
  }

  function tellOne(one: Waiting, frame: Queue): boolean {
    const topic = visitorTopic(one.visitorId);
    const text = `${frame.position} ${frame.seconds} ${frame.way ?? ""}`;
    if (one.told === text || !hub.listens(topic)) return false;
    one.told = text;
    hub.tell(topic, frame);
    return true;
  }

  /** Makes frames of what is so now. */
  function framer({ siteId, line, record }: SiteQueue): (one: Waiting) => Queue {
    line.arranged();
    const agents = presence.agentsHere().length;
    const pace = record.pace(clock.now(), agents);
    const typical = replyTimes.known(siteId);
    const shut = new Map<string | null, boolean>();
    function isClosed(teamId: string | null): boolean {
      const known = shut.get(teamId) ?? isShut(siteId, teamId);
      shut.set(teamId, known);
      return known;
    }
    return ({ id, teamId, position, way }) => ({
      ...{ type: "queue", conversationId: id, position },
      seconds: isClosed(teamId) ? null : estimate(position, { agents, pace, typical }),
      ...(way && { way }),
    });
  }

  return {
    /** A conversation is now as `row` says. */
    heard,
    /** An agent came or went: estimates are others now. */
    agentsChanged(): void {
      const agents = presence.agentsHere().length;
      for (const queue of sites.values()) {
        queue.record.agentsHere(clock.now(), agents);
        if (queue.line.size() > 0) tellSoon(queue);
      }
    },
    /** A visitor came or went: who has left a way to reach them is in line only while here. */
    visitorChanged(visitorId: string): void {
      const row = left.get(visitorId);
      if (row) heard(row);
    },
    /** What somebody is told who comes while they wait; undefined when they do not. */
    frameOf({ id, siteId }: Pick<QueueRow, "id" | "siteId">): Queue | undefined {
      const queue = sites.get(siteId);
      const one = queue?.line.get(id);
      return queue && one && framer(queue)(one);
    },
    /** Reads who waits already. */
    async read(): Promise<void> {
      const meanwhile = new Set<string>();
      heardMeanwhile = meanwhile;
      const rows = await store.waiting();
      heardMeanwhile = undefined;
      for (const row of rows) if (!meanwhile.has(row.id)) heard(row);
    },
    stop(): void {
      for (const queue of sites.values()) {
        clearTimeout(queue.timer);
        queue.telling = true;
      }
    },
  };
}
