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

/**
 * A draft over what this node remembers: nothing is locked or read before its writes run. The statement that
 * stores them looks whether all was as remembered. What was not is left out, with all that was said
 * there: its writes have to run again, on a draft that reads.
 */
export interface Guess extends Draft {
  /** Whether all that this write needs is remembered; `place` is that of its needs. */
  covers(place: number): boolean;
  /** What this write made of a guess is not to be relied on: its visitor's writes are left out. */
  doubt(place: number): void;
  /** Once `closed`: whether the database has what this write has staged. */
  holds(place: number): boolean;
}

/** What drafts are made by. */
export interface Drafting<D extends Draft = Draft> {
  /** For one transaction: the needs of its staged writes, undefined for a direct write. */
  make(needs: readonly Needs[] | undefined): D;
  /** The same for staged writes, where one of them at least is covered. */
  guess(needs: readonly Needs[]): (Guess & D) | undefined;
  /** Nothing that is remembered counts any more: the database may have been put back. */
  forget(): void;
}
