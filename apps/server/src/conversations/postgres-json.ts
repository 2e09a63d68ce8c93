import type { NewEvent } from "../messages/event-ledger.ts";
import type { ConversationRow } from "./conversation-row.ts";
import type { LeftRow } from "./postgres-draft.ts";
import { rowColumns } from "./postgres-statements-store.ts";
import { TALK_COLUMNS } from "./talk-columns.ts";

/**
 * As JSON that PostgreSQL takes. It refuses what is no text: NUL, and halves of characters (where a
 * text was cut). Both are rare, and so they are only looked for when something had to be escaped.
 */
export function toText(rows: readonly object[]): string {
  const text = JSON.stringify(rows);
  return text.includes("\\u") ? JSON.stringify(rows, (_, value) => wellFormed(value)) : text;
}

const wellFormed = (value: unknown): unknown =>
  typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\uFFFD") : value;

/** An event as its columns. */
export const inColumns = ({ by, ...event }: NewEvent): object => ({
  ...event,
  byKind: by.kind,
  byId: by.kind === "agent" ? by.id : null,
});

/** What people say changes so much of a row; `was` is the change that it had before. */
type Talk = Pick<ConversationRow, "id" | (typeof TALK_COLUMNS)[number]> & {
  was: number | undefined;
};

const STANDING = rowColumns.filter((name) => !TALK_COLUMNS.some((one) => one === name));

/** Whether nothing else has changed. */
export const isTalk = ({ row, before }: LeftRow): boolean =>
  before !== null && STANDING.every((name) => row[name] === before[name]);

/** The row as what a message changes of it. */
export const inTalk = ({ row, before }: LeftRow): Talk => ({
  id: row.id,
  was: before?.change,
  seq: row.seq,
  visibleSeq: row.visibleSeq,
  readByAgent: row.readByAgent,
  readByVisitor: row.readByVisitor,
  unread: row.unread,
  lastText: row.lastText,
  lastBy: row.lastBy,
  lastAt: row.lastAt,
  unansweredSince: row.unansweredSince,
  change: row.change,
});
