import type { Log } from "../log.ts";
import { backOff } from "./back-off.ts";
import { createPatience } from "./patience.ts";

/** Something that covers the numbers `from` to `to` of `change`, both included. */
export interface Numbered {
  from: number;
  to: number;
}

export interface FeedState {
  /** Everything up to this number was delivered. */
  last: number;
  /** The highest number that is known to be there. */
  head: number;
  /** Spans that were heard and wait for one before them. */
  waiting: number;
  /** Whether the database is asked for what is missing. */
  filling: boolean;
}

export interface Feed<Span extends Numbered> {
  /** A span that this node committed, or heard of: delivered now, later or, when known, never. */
  take(span: Span): void;
  /**
   * The database is at `head`; `lastBefore` is what `state().last` was when it was asked. A database
   * that is behind what it was known to hold was put back: from then on it is followed from there.
   */
  behind(head: number, lastBefore: number): void;
  state(): FeedState;
  stop(): void;
}

/** Longest pause between two tries to ask for what is missing. */
const PAUSE_MAX_MS = 1_000;

/** Spans kept while one before them is missing; the database has what is not kept. */
const WAITING_MAX = 10_000;

/**
 * Delivers spans in the order of their numbers, each once, whatever is lost, doubled or late on the
 * way. Numbers have no holes: who knows the last one knows at once that something is missing, and
 * what. After a while `fill(last)` is asked for it; it resolves with a span from `last + 1` to
 * any number that it covers (`to` = `last` when it found nothing), and is asked again for ever, up to
 * a second later, when it rejects or found nothing. It must settle; one is asked at a time. What
 * it brings is used only when nothing was delivered meanwhile, so that nothing is delivered twice.
 */
export function createFeed<Span extends Numbered>(options: {
  last: number;
  deliver: (span: Span) => void;
  fill: (after: number) => Promise<Span>;
  log: Pick<Log, "warn" | "error">;
  /** Whether spans of other nodes are heard at all. */
  isHeard?: () => boolean;
}): Feed<Span> {
  const { deliver, fill, log, isHeard = () => true } = options;
  const patience = createPatience(isHeard);
  const waiting = new Map<number, Span>();
  let { last } = options;
  let head = last;
  let timer: NodeJS.Timeout | undefined;
  /** Since when the timer runs. */
  let missedAt = 0;
  let filling = false;
  /** Up to which number the database has told what was missing. */
  let filledTo = last;
  let failures = 0;
  let stopped = false;

  function hand(span: Span): void {
    last = span.to;
    head = Math.max(head, last);
    try {
      deliver(span);
    } catch (error) {
      log.error({ err: error, from: span.from, to: span.to }, "a change could not be told");
    }
  }

  /** Delivers what can be, and sees to the rest. */
  function advance(before = last): void {
    for (let next = waiting.get(last + 1); next; next = waiting.get(last + 1)) {
      waiting.delete(next.from);
      hand(next);
    }
    if (head === last) failures = 0;
    // Patience counts for one missing number: nodes that all write are never quite in step.
    if (timer && (head === last || last !== before)) {
      patience.came(performance.now() - missedAt);
      clearTimeout(timer);
      timer = undefined;
    }
    if (head > last && !filling && !timer) {
      missedAt = performance.now();
      timer = setTimeout(ask, failures === 0 ? patience.ms() : backOff(failures, PAUSE_MAX_MS));
      timer.unref();
    }
  }

  async function ask(): Promise<void> {
    timer = undefined;
    filling = true;
    const after = last;
    let found: Span | undefined;
    try {
      found = await fill(after);
    } catch (error) {
      if (failures === 0) log.warn({ err: error, after }, "missing changes could not be read");
    }
    filling = false;
    if (stopped) return;
    if (last === after) {
      if (found && found.to > last) {
        failures = 0;
        filledTo = found.to;
        hand(found);
      } else failures += 1;
    }
    for (const span of waiting.values()) if (span.from <= last) waiting.delete(span.from);
    advance();
  }

  return {
    take(span) {
      if (stopped) return;
      head = Math.max(head, span.to);
      if (span.to <= Math.min(last, filledTo)) patience.cameTooLate();
      const isNext = span.from === last + 1;
      if (isNext || (span.from > last && waiting.size < WAITING_MAX)) waiting.set(span.from, span);
      advance();
    },
    behind(known, lastBefore) {
      if (stopped) return;
      if (known < lastBefore) {
        log.warn({ known, last }, "the database was put back: changes are followed from there");
        last = head = known;
        waiting.clear();
      }
      head = Math.max(head, known);
      advance();
    },
    state: () => ({ last, head, waiting: waiting.size, filling }),
    stop() {
      stopped = true;
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
