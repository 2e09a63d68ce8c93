import type { Attributes, Page } from "@foyer/protocol";
import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** Visitors, and what is known of them beside their conversations, for `createTables`. */
export function createVisitorTables(
  { table, text, time, json, index, uniqueIndex }: Dialect,
  { sites, agents }: { sites: { id: AnyPgColumn }; agents: { id: AnyPgColumn } },
) {
  const visitors = table(
    "visitors",
    {
      id: text().primaryKey(),
      siteId: text()
        .notNull()
        .references(() => sites.id, { onDelete: "cascade" }),
      tokenHash: text().notNull().unique(),
      name: text(),
      email: text(),
      phone: text(),
      attributes: json<Attributes>().notNull().default({}),
      /** Their id at the owner's, which a signature has vouched for. */
      externalId: text(),
      /** What of the row a signature has said: names of columns, and "attributes.NAME". */
      vouched: json<string[]>().notNull().default([]),
      /** One to a line, in the order of their coming; "" for none. */
      tags: text().notNull().default(""),
      /** The visitor of whom this one was found to be a part: nothing else of the row counts then. */
      mergedInto: text(),
      /** When an agent last wrote to them first. */
      invitedAt: time(),
      page: json<Page>(),
      languages: json<string[]>().notNull(),
      timeZone: text(),
      browser: text().notNull(),
      firstSeenAt: time().notNull(),
      seenAt: time().notNull(),
    },
    (t) => [
      index("visitors_site").on(t.siteId, t.seenAt),
      uniqueIndex("visitors_external")
        .on(t.siteId, t.externalId)
        .where(sql`external_id is not null`),
    ],
  );

  /**
   * Tokens of further browsers of a visitor. With `linkEndsAt` it is none yet, but what a link in a mail holds: until
   * then it gets a token for the browser that opens it.
   */
  const visitorTokens = table(
    "visitor_tokens",
    {
      tokenHash: text().primaryKey(),
      visitorId: text()
        .notNull()
        .references(() => visitors.id, { onDelete: "cascade" }),
      seenAt: time().notNull(),
      linkEndsAt: time(),
    },
    (t) => [index("visitor_tokens_visitor").on(t.visitorId)],
  );

  /** The pages that visitors were on: the last of each, for a while. */
  const visits = table(
    "visits",
    {
      id: text().primaryKey(),
      visitorId: text()
        .notNull()
        .references(() => visitors.id, { onDelete: "cascade" }),
      at: time().notNull(),
      url: text().notNull(),
      title: text().notNull(),
    },
    (t) => [index("visits_visitor").on(t.visitorId, t.at), index("visits_at").on(t.at)],
  );

  /** What agents noted about a person. */
  const visitorNotes = table(
    "visitor_notes",
    {
      id: text().primaryKey(),
      visitorId: text()
        .notNull()
        .references(() => visitors.id, { onDelete: "cascade" }),
      agentId: text()
        .notNull()
        .references(() => agents.id),
      text: text().notNull(),
      at: time().notNull(),
      editedAt: time(),
    },
    (t) => [index("visitor_notes_visitor").on(t.visitorId, t.at)],
  );

  /** Visitors of whom nothing is taken, until a time or (null) for good. Nothing of their machine is kept. */
  const visitorBlocks = table("visitor_blocks", {
    visitorId: text()
      .primaryKey()
      .references(() => visitors.id, { onDelete: "cascade" }),
    until: time(),
    reason: text().notNull(),
    agentId: text()
      .notNull()
      .references(() => agents.id),
    at: time().notNull(),
  });

  /** When a visitor last answered the questions before a chat. */
  const formFillings = table("form_fillings", {
    visitorId: text()
      .primaryKey()
      .references(() => visitors.id, { onDelete: "cascade" }),
    at: time().notNull(),
  });

  return { visitors, visitorTokens, visits, visitorNotes, visitorBlocks, formFillings };
}
