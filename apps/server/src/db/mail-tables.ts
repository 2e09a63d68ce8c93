import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

interface Owners {
  sites: { id: AnyPgColumn };
  visitors: { id: AnyPgColumn };
  conversations: { id: AnyPgColumn };
}

/** What leaves the house by mail, and who wants none, for `createTables`. */
export function createMailTables(
  { table, text, integer, time, index, uniqueIndex }: Dialect,
  { sites, visitors, conversations }: Owners,
) {
  /**
   * Emails that are to go out, and for a while those that did. `about` says why it is sent, `visitorId` who
   * asked for it; `clientId` is theirs for the wish, so that a repeat sends none.
   */
  const mails = table(
    "mails",
    {
      id: text().primaryKey(),
      about: text()
        .$type<"transcript" | "invitation" | "report" | "answer" | "complaint">()
        .notNull(),
      visitorId: text().references(() => visitors.id, { onDelete: "cascade" }),
      clientId: text(),
      /** Whose log says what became of it. */
      conversationId: text().references(() => conversations.id, { onDelete: "cascade" }),
      /** Where whoever gets it ends such mails by one press. */
      unsubscribeUrl: text(),
      to: text().notNull(),
      fromName: text().notNull(),
      subject: text().notNull(),
      text: text().notNull(),
      state: text().$type<"waiting" | "sent" | "refused" | "given_up">().notNull(),
      tries: integer().notNull(),
      /** What the mail server said last, when it did not take it. */
      trouble: text(),
      nextAt: time().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [
      index("mails_next").on(t.state, t.nextAt),
      index("mails_to").on(t.to, t.createdAt),
      uniqueIndex("mails_client_id").on(t.visitorId, t.clientId).where(sql`client_id is not null`),
    ],
  );

  /**
   * Addresses that answers went to, for each site. The id stands in the link by which whoever reads them ends the
   * mails; `unwantedAt`: since when they want none.
   */
  const mailAddresses = table(
    "mail_addresses",
    {
      id: text().primaryKey(),
      siteId: text()
        .notNull()
        .references(() => sites.id, { onDelete: "cascade" }),
      address: text().notNull(),
      unwantedAt: time(),
    },
    (t) => [uniqueIndex("mail_addresses_site").on(t.siteId, t.address)],
  );

  return { mails, mailAddresses };
}
