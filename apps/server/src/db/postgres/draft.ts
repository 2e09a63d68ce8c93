import type { ChangeSpan, Needs } from "../db.ts";

/** A statement that is planned once for each connection, under its name; its values are texts. */
export interface Statement {
  name: string;
  text: string;
  values?: (string | null)[];
}

/** What the server answers to a statement: columns by position, everything as text. */
export interface Answer {
  /** What was done, such as "COMMIT" or "INSERT 0 1". */
  tag: string;
  rows: (string | null)[][];
}

/** What the work of one transaction looks at and stages, and the statements that fetch and store it. */
export interface Draft {
  /** Locks and reads what staged work needs, in this order; sent right after BEGIN. */
  opening(): Statement[];
  /** Takes the answers to `opening`, one for each. */
  opened(answers: Answer[]): void;
  /** A write went well: what it staged belongs to the transaction. */
  keep(): void;
  /** A write threw: what it staged is forgotten. */
  drop(): void;
  /** Stores what was kept; undefined when there is nothing. Right before COMMIT, and only once. */
  closing(): Statement | undefined;
  /** Takes the answer to `closing`; the numbers that it gave to changes. */
  closed(answer: Answer): ChangeSpan | undefined;
}

/** For each transaction its own: `needs` of its staged writes, undefined for a direct write. */
export type MakeDraft<D extends Draft = Draft> = (needs: readonly Needs[] | undefined) => D;
