import { createFactBlock, type FactBlock, fillRow } from "./fact-block.ts";
import { type FactsMemory, PAGE } from "./facts-memory.ts";
import { pause } from "./pause.ts";
import type { After, FactsFilter, ReportColumnsStore } from "./report-columns-store.ts";
import { createWords } from "./words.ts";

/** Which conversations; `tag` is one of theirs. */
export interface FactsWanted extends FactsFilter {
  tag?: string | undefined;
}

export type EachFact = ReturnType<typeof createEachFact>;

/**
 * Gives all facts of conversations that were opened from `from` on and before `until`, each once and in no order:
 * from memory, and what is too old to be kept from the database. What waits has its turn in between.
 */
export function createEachFact({
  store,
  memory,
}: {
  store: ReportColumnsStore;
  memory: FactsMemory;
}) {
  return async (
    wanted: FactsWanted,
    [from, until]: readonly [from: number, until: number],
    take: (block: FactBlock, row: number) => void,
  ): Promise<void> => {
    const kept = await memory.fresh();
    const fits = createFits(wanted, [from, until]);
    const looked = async (block: FactBlock): Promise<void> => {
      const fit = fits(block);
      for (let row = 0; row < block.count; row++) if (fit(row)) take(block, row);
      await pause();
    };
    if (from < kept.since) {
      const old = [from, Math.min(until, kept.since)] as const;
      for await (const block of readOld(store, wanted, old)) await looked(block);
    }
    if (until > kept.since) for (const block of [...kept.blocks]) await looked(block);
  };
}

async function* readOld(
  store: ReportColumnsStore,
  filter: FactsFilter,
  span: readonly [from: number, until: number],
): AsyncGenerator<FactBlock> {
  const words = createWords();
  for (let after: After = { value: span[0] - 1 }; ; ) {
    const columns = await store.columns(filter, span, { by: "openedAt", after, limit: PAGE });
    const { conversationId, openedAt } = columns;
    const block = createFactBlock(words, PAGE);
    for (; block.count < conversationId.length; block.count++)
      fillRow(block, block.count, columns, block.count);
    yield block;
    if (conversationId.length < PAGE) return;
    after = { value: openedAt.at(-1) ?? 0, conversationId: conversationId.at(-1) };
  }
}

const NAMES = ["siteId", "agentId", "teamId", "lang"] as const;

/** Says of the rows of a block whether they are wanted. */
function createFits(
  wanted: FactsWanted,
  [from, until]: readonly [from: number, until: number],
): (block: FactBlock) => (row: number) => boolean {
  const { tag } = wanted;
  return (block) => {
    const { words, openedAt } = block;
    const names = NAMES.flatMap((name) => {
      const text = wanted[name];
      return text === undefined ? [] : [{ column: block[name], number: words.find(text) }];
    });
    const tagged = new Map<number, boolean>();
    const isTagged = (row: number): boolean => {
      const number = block.tags[row] as number;
      const known = tagged.get(number);
      if (known !== undefined) return known;
      const is = words
        .text(number)
        .split("\n")
        .includes(tag as string);
      tagged.set(number, is);
      return is;
    };
    return (row) => {
      const at = openedAt[row] as number;
      if (at < from || at >= until) return false;
      for (const { column, number } of names) if (column[row] !== number) return false;
      return tag === undefined || isTagged(row);
    };
  };
}
