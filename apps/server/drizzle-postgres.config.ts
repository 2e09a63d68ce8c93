import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  casing: "snake_case",
  schema: "./apps/server/drizzle-postgres.cjs",
  out: "./apps/server/src/db/migrations-postgres",
});
