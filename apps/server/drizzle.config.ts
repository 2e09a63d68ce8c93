import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  casing: "snake_case",
  schema: "./apps/server/drizzle-sqlite.cjs",
  out: "./apps/server/src/db/migrations",
});
