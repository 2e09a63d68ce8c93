import type {
  ComplaintOutcome,
  ComplaintState,
  ComplaintStepBody,
  ComplaintToldBy,
  Severity,
} from "@foyer/protocol";
import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** The register of complaints, for `createTables`. */
export function createComplaintTables(
  { table, text, integer, time, json, primaryKey, index, uniqueIndex }: Dialect,
  references: {
    sites: { id: AnyPgColumn };
    visitors: { id: AnyPgColumn };
    conversations: { id: AnyPgColumn };
    agents: { id: AnyPgColumn };
  },
) {
  const { sites, visitors, conversations, agents } = references;

  /** What somebody complained about. It goes with its visitor: what it says is said of them. */
  const complaints = table(
    "complaints",
    {
      id: text().primaryKey(),
      number: integer().notNull().unique(),
      siteId: text()
        .notNull()
        .references(() => sites.id, { onDelete: "cascade" }),
      conversationId: text().references(() => conversations.id, { onDelete: "set null" }),
      visitorId: text().references(() => visitors.id, { onDelete: "cascade" }),
      source: text().$type<"visitor" | "agent">().notNull(),
      /** The visitor or agent who recorded it, and their id for it: a repeat makes no second one. */
      madeBy: text().notNull().default(""),
      clientId: text().notNull(),
      name: text().notNull(),
      email: text().notNull(),
      phone: text().notNull(),
      lang: text().notNull(),
      text: text().notNull(),
      want: text().notNull(),
      categoryId: text().notNull(),
      severity: text().$type<Severity>().notNull(),
      ownerId: text().references(() => agents.id, { onDelete: "set null" }),
      dueAt: time().notNull(),
      state: text().$type<ComplaintState>().notNull(),
      outcome: text().$type<ComplaintOutcome>(),
      outcomeText: text().notNull(),
      cause: text().notNull(),
      prevention: text().notNull(),
      toldAt: time(),
      toldBy: text().$type<ComplaintToldBy>(),
      at: time().notNull(),
      closedAt: time(),
      version: integer().notNull(),
      changedBy: text().references(() => agents.id, { onDelete: "set null" }),
      /** The due dates that its owner was reminded of: a new date is a new reminder. */
      soonFor: time(),
      lateFor: time(),
      /** What a search looks at, in small letters. */
      words: text().notNull(),
    },
    (t) => [
      uniqueIndex("complaints_client_id").on(t.madeBy, t.clientId),
      index("complaints_site").on(t.siteId, t.at),
      index("complaints_visitor").on(t.visitorId, t.at),
      index("complaints_conversation").on(t.conversationId),
      index("complaints_due").on(t.dueAt).where(sql`closed_at is null`),
      index("complaints_at").on(t.at),
    ],
  );

  /** The log of a complaint: what was done, and what changed by itself with it. */
  const complaintSteps = table(
    "complaint_steps",
    {
      complaintId: text()
        .notNull()
        .references(() => complaints.id, { onDelete: "cascade" }),
      seq: integer().notNull(),
      at: time().notNull(),
      byId: text().references(() => agents.id, { onDelete: "set null" }),
      clientId: text(),
      body: json<ComplaintStepBody>().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.complaintId, t.seq] }),
      uniqueIndex("complaint_steps_client_id")
        .on(t.complaintId, t.clientId)
        .where(sql`client_id is not null`),
    ],
  );

  return { complaints, complaintSteps };
}
