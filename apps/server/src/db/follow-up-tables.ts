import type { Dialect } from "./dialects.ts";

/**
 * What a conversation's row says of its follow-up, beside when that is. An agent or a team that is gone is none: rows
 * in memory would not hear of its end, so there is no reference.
 */
export const followUpColumns = ({ text, time }: Dialect) => ({
  followUpNote: text().notNull().default(""),
  followUpAgentId: text(),
  followUpTeamId: text(),
  followUpWhy: text().$type<"low_rating">(),
  /** When somebody is reminded of it next; null: nobody is any more. */
  remindAt: time(),
  /** When a low rating opened one: it does so once. */
  lowRatedAt: time(),
});
