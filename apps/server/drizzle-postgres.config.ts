import { defineConfig } from "drizzle-kit";
import { postgresTables } from "./src/db/tables.ts";

/** drizzle-kit takes the tables from what the schema file exports: this one. */
export const {
  installation,
  sites,
  siteSightings,
  agents,
  teams,
  teamMembers,
  sessions,
  visitors,
  visitorTokens,
  formFillings,
  conversations,
  events,
  articles,
  articleJudgements,
  uploads,
  uploadChunks,
  cannedReplies,
  cannedReplyUses,
  mails,
  searchProgress,
  searchConversations,
  searchMessages,
  searchTerms,
  searchWords,
  searchSpellings,
  counters,
  nodes,
} = postgresTables;

export default defineConfig({
  dialect: "postgresql",
  casing: "snake_case",
  schema: "./apps/server/drizzle-postgres.config.ts",
  out: "./apps/server/src/db/migrations-postgres",
});
