import { marksOf, SPANS } from "./fact-marks.ts";
import type { FactColumns } from "./report-columns-store.ts";
import type { Words } from "./words.ts";

/** Conversations of one block: as many as are counted in a few milliseconds. */
export const BLOCK_ROWS = 8_192;

/** Which time counts: all of it, or that of opening hours. */
export type SpanClock = "all" | "open";

/** What reports need of some conversations, a column for each fact; about 110 bytes a conversation. */
export interface FactBlock {
  /** Rows that are filled. */
  count: number;
  /** Texts of the columns that hold numbers instead. */
  words: Words;
  openedAt: Float64Array;
  /** When it first came to a person; 0 for never. */
  cameAt: Float64Array;
  /** What it counts in: bits of fact-marks.ts. */
  marks: Int32Array;
  siteId: Int32Array;
  teamId: Int32Array;
  agentId: Int32Array;
  lang: Int32Array;
  /** Of all tags as one text, one to a line. */
  tags: Int32Array;
  helped: Uint32Array;
  notHelped: Uint32Array;
  /** The spans of fact-marks.ts in their order, in ms; what is not marked says nothing. */
  spans: Record<SpanClock, readonly Float64Array[]>;
}

/** Texts that stand in blocks as numbers. */
const TEXTS = ["siteId", "teamId", "agentId", "lang", "tags"] as const;

export function createFactBlock(words: Words, rows: number = BLOCK_ROWS): FactBlock {
  const numbers = () => new Float64Array(rows);
  const names = () => new Int32Array(rows);
  return {
    ...{ count: 0, words, openedAt: numbers(), cameAt: numbers(), marks: names() },
    ...{ siteId: names(), teamId: names(), agentId: names(), lang: names(), tags: names() },
    ...{ helped: new Uint32Array(rows), notHelped: new Uint32Array(rows) },
    spans: { all: SPANS.map(numbers), open: SPANS.map(numbers) },
  };
}

/** Puts row `from` of what was read into row `at` of a block. */
export function fillRow(block: FactBlock, at: number, columns: FactColumns, from: number): void {
  const of = <T>(column: readonly T[]): T => column[from] as T;
  block.openedAt[at] = of(columns.openedAt);
  block.cameAt[at] = of(columns.cameAt) ?? 0;
  for (const name of TEXTS) block[name][at] = block.words.number(of(columns[name]));
  block.helped[at] = of(columns.helped);
  block.notHelped[at] = of(columns.notHelped);
  const { all, open } = block.spans;
  put(all, at, of(columns.answerMs), of(columns.waitMs), of(columns.handleMs), of(columns.solveMs));
  put(
    ...([open, at, of(columns.answerOpenMs), of(columns.waitOpenMs)] as const),
    ...([of(columns.handleOpenMs), of(columns.solveOpenMs)] as const),
  );
  block.marks[at] = marksOf({
    state: of(columns.state),
    selfService: of(columns.selfService),
    cameAt: of(columns.cameAt),
    queued: of(columns.queued),
    answeredAt: of(columns.answeredAt),
    answerMs: of(columns.answerMs),
    solveMs: of(columns.solveMs),
    holders: of(columns.holders),
    closes: of(columns.closes),
    reopens: of(columns.reopens),
    closedAt: of(columns.closedAt),
    outcome: of(columns.outcome),
    abandoned: of(columns.abandoned),
    contactLeft: of(columns.contactLeft),
    hasTarget: of(columns.hasTarget),
    missed: of(columns.missed),
    rating: of(columns.rating),
    nps: of(columns.nps),
    nextCameAt: of(columns.nextCameAt),
  });
}

function put(
  spans: readonly Float64Array[],
  at: number,
  ...values: readonly [
    firstAnswer: number | null,
    waiting: number,
    handling: number,
    solving: number | null,
  ]
): void {
  for (let i = 0; i < values.length; i++) (spans[i] as Float64Array)[at] = values[i] ?? 0;
}
