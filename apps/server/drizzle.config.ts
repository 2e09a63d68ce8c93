import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  casing: "snake_case",
  schema: "./apps/server/src/db/tables.ts",
  out: "./apps/server/src/db/migrations",
});
