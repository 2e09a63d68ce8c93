import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** Files and their parts, for `createTables`. */
export function createUploadTables(
  { table, text, integer, time, flag, bytes, primaryKey, index }: Dialect,
  { visitors, agents }: { visitors: { id: AnyPgColumn }; agents: { id: AnyPgColumn } },
) {
  /**
   * Files that were sent, or are being sent, in conversations of `visitorId`: by the visitor where there
   * is no agent. `size` is what was announced until `complete`. `clientId` names the message that has it.
   */
  const uploads = table(
    "uploads",
    {
      id: text().primaryKey(),
      visitorId: text()
        .notNull()
        .references(() => visitors.id, { onDelete: "cascade" }),
      agentId: text().references(() => agents.id),
      name: text().notNull(),
      type: text().notNull(),
      size: integer().notNull(),
      width: integer(),
      height: integer(),
      complete: flag().notNull(),
      clientId: text(),
      /** A message that is stored has it: nothing more will become of it. */
      attached: flag().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [
      index("uploads_visitor").on(t.visitorId, t.createdAt),
      index("uploads_loose").on(t.attached, t.createdAt),
    ],
  );

  /** What the files hold, in parts: no statement carries a whole file. */
  const uploadChunks = table(
    "upload_chunks",
    {
      uploadId: text()
        .notNull()
        .references(() => uploads.id, { onDelete: "cascade" }),
      number: integer().notNull(),
      bytes: bytes().notNull(),
    },
    (t) => [primaryKey({ columns: [t.uploadId, t.number] })],
  );

  return { uploads, uploadChunks };
}
