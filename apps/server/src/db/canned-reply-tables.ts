import type { CannedReplyScope, MacroAct } from "@foyer/protocol";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** Canned replies, their use and their files, for `createTables`. */
export function createCannedReplyTables(
  { table, text, integer, time, flag, json, bytes, primaryKey, index }: Dialect,
  { agents }: { agents: { id: AnyPgColumn } },
) {
  /** `ownerId` is set for a personal one, `teamId` for a team's; `lang` null suits every language. */
  const cannedReplies = table(
    "canned_replies",
    {
      id: text().primaryKey(),
      shortcut: text().notNull(),
      title: text().notNull(),
      text: text().notNull(),
      folder: text().notNull().default(""),
      lang: text(),
      scope: text().$type<CannedReplyScope>().notNull().default("everyone"),
      teamId: text(),
      ownerId: text().references(() => agents.id),
      acts: json<MacroAct[]>().notNull().default([]),
      updatedAt: time().notNull(),
      editedBy: text().references(() => agents.id),
    },
    (t) => [index("canned_replies_shortcut").on(t.shortcut)],
  );

  /** How often each agent has used a canned reply, and when last. */
  const cannedReplyUses = table(
    "canned_reply_uses",
    {
      replyId: text()
        .notNull()
        .references(() => cannedReplies.id, { onDelete: "cascade" }),
      agentId: text()
        .notNull()
        .references(() => agents.id, { onDelete: "cascade" }),
      count: integer().notNull(),
      usedAt: time().notNull(),
    },
    (t) => [primaryKey({ columns: [t.replyId, t.agentId] })],
  );

  /**
   * Files that go along with a canned reply; each use makes an upload of it. `replyId` is null until the
   * reply is saved with it, `place` its place among the reply's files. `size` is what was announced until
   * `complete`.
   */
  const cannedReplyFiles = table(
    "canned_reply_files",
    {
      id: text().primaryKey(),
      replyId: text().references(() => cannedReplies.id, { onDelete: "cascade" }),
      agentId: text()
        .notNull()
        .references(() => agents.id),
      place: integer().notNull(),
      name: text().notNull(),
      type: text().notNull(),
      size: integer().notNull(),
      width: integer(),
      height: integer(),
      complete: flag().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [
      index("canned_reply_files_reply").on(t.replyId),
      index("canned_reply_files_agent").on(t.agentId, t.createdAt),
    ],
  );

  /** What the files hold, in parts: no statement carries a whole file. */
  const cannedReplyFileChunks = table(
    "canned_reply_file_chunks",
    {
      fileId: text()
        .notNull()
        .references(() => cannedReplyFiles.id, { onDelete: "cascade" }),
      number: integer().notNull(),
      bytes: bytes().notNull(),
    },
    (t) => [primaryKey({ columns: [t.fileId, t.number] })],
  );

  return { cannedReplies, cannedReplyUses, cannedReplyFiles, cannedReplyFileChunks };
}
