import { sql } from "drizzle-orm";
import type { SqliteDb } from "../db/db.ts";
import { preparePositional } from "../db/positional.ts";
import type { MentionLedger, NewMention } from "./mention-ledger.ts";

/** Mentions that are being added: take part in every batch, and are written at its end. */
export function createSqliteMentions(db: SqliteDb): MentionLedger {
  const { orm, writes } = db;
  const { mentions } = db.tables;
  const columns = ["agentId", "conversationId", "seq", "at"] as const;
  const value = (name: string) => sql`${sql.placeholder(name)}`;
  const insert = preparePositional(
    db,
    orm.insert(mentions).values({
      agentId: value("agentId"),
      conversationId: value("conversationId"),
      seq: value("seq"),
      at: value("at"),
      readAt: sql`null`,
    }),
    columns,
  );
  let pending: NewMention[] = [];
  let kept: NewMention[] = [];

  writes.enlist({
    keep() {
      if (pending.length === 0) return;
      kept.push(...pending);
      pending = [];
    },
    drop() {
      pending = [];
    },
    flush() {
      if (kept.length === 0) return;
      for (const mention of kept) insert.run(columns.map((name) => mention[name]));
      kept = [];
    },
    forget() {
      pending = [];
      kept = [];
    },
  });

  return { mention: (mention) => void pending.push(mention) };
}
