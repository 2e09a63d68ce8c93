import { BLOCK_ROWS, createFactBlock, type FactBlock, fillRow } from "./fact-block.ts";
import { pause } from "./pause.ts";
import type { After, FactColumns, ReportColumnsStore } from "./report-columns-store.ts";
import { createRowIndex } from "./row-index.ts";
import { createWords, type Words } from "./words.ts";

/** Conversations that are read in one go: nobody notices how long that takes. */
export const PAGE = 2_000;

/** The newest so many are kept: some 50 MB. What is older is read when it is asked for. */
const MOST = 400_000;

/** More have come since: the oldest are let go. */
const TOO_MANY = 1.25;

/** Nobody has asked for so long, in ms: the memory is for something else. */
const IDLE_MS = 24 * 60 * 60 * 1000;

/** Facts in memory: all of conversations that were opened from `since` on. */
export interface KeptFacts {
  since: number;
  words: Words;
  blocks: readonly FactBlock[];
}

export type FactsMemory = ReturnType<typeof createFactsMemory>;

/**
 * Keeps the facts of the newest conversations in memory, for reading them takes most of a report's time. They are
 * read when somebody first asks. Whatever writes facts numbers its steps, and each row has the number of the step that
 * wrote it last: later on only rows of new steps are read. Rows that are gone are noticed by their count.
 */
export function createFactsMemory(deps: {
  store: ReportColumnsStore;
  /** The step that was made last. */
  stepNow: () => Promise<number>;
  most?: number;
}) {
  const { store, stepNow, most = MOST } = deps;
  let kept: ReturnType<typeof createKept> | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<KeptFacts> | undefined;
  let idle: NodeJS.Timeout | undefined;

  async function bringUpToDate(): Promise<KeptFacts> {
    const known = kept;
    kept = undefined;
    const isWhole = known && (await readNew(known));
    kept = isWhole ? known : await readAll();
    return kept;
  }

  async function readAll() {
    const oldest = await store.openedBefore(most);
    const made = createKept({
      step: await stepNow(),
      since: oldest === undefined ? 0 : oldest + 1,
    });
    await readPages("openedAt", { value: made.since - 1 }, made);
    // What was written meanwhile.
    await readNew(made);
    return made;
  }

  /** False when it has to be read as a whole. */
  async function readNew(known: ReturnType<typeof createKept>): Promise<boolean> {
    const step = await stepNow();
    if (step !== known.step) await readPages("step", { value: known.step }, known);
    known.step = step;
    const count = await store.count({}, known.since, Number.POSITIVE_INFINITY);
    return count === known.count() && count <= most * TOO_MANY;
  }

  async function readPages(
    by: "openedAt" | "step",
    begin: After,
    into: ReturnType<typeof createKept>,
  ): Promise<void> {
    const span = [into.since, Number.POSITIVE_INFINITY] as const;
    for (let after = begin; ; ) {
      const columns = await store.columns({}, span, { by, after, limit: PAGE });
      into.put(columns);
      const { conversationId, [by]: values } = columns;
      if (conversationId.length < PAGE) return;
      after = { value: values.at(-1) ?? 0, conversationId: conversationId.at(-1) };
      await pause();
    }
  }

  function drop(): void {
    kept = undefined;
  }

  return {
    /** With everything that was written before it was called. */
    fresh(): Promise<KeptFacts> {
      clearTimeout(idle);
      idle = setTimeout(drop, IDLE_MS).unref();
      // Who asks while one reading is under way shares the one after it: what that one brings may be too old.
      next ??= running.then(() => {
        next = undefined;
        const reading = bringUpToDate();
        running = reading.catch(() => undefined);
        return reading;
      });
      return next;
    },
  };
}

function createKept(begin: { step: number; since: number }) {
  const words = createWords();
  const index = createRowIndex();
  const blocks: FactBlock[] = [];
  let count = 0;
  const blockOf = (row: number) => blocks[Math.floor(row / BLOCK_ROWS)] as FactBlock;

  function add(id: string): number {
    if (count % BLOCK_ROWS === 0) blocks.push(createFactBlock(words));
    index.add(id, count);
    blockOf(count).count += 1;
    return count++;
  }

  return {
    ...begin,
    ...{ words, blocks },
    count: () => count,
    /** Adds what is new, and puts what has changed in its place. */
    put(columns: FactColumns): void {
      for (const [from, id] of columns.conversationId.entries()) {
        const openedAt = columns.openedAt[from];
        const isIt = (row: number) => blockOf(row).openedAt[row % BLOCK_ROWS] === openedAt;
        const row = index.find(id, isIt) ?? add(id);
        fillRow(blockOf(row), row % BLOCK_ROWS, columns, from);
      }
    },
  };
}
