import { join } from "node:path";
import { present } from "@foyer/test-kit/services/present";
import { sharedPostgres } from "@foyer/test-kit/services/shared";
import { expect, onTestFinished, test } from "vitest";
import { DatabaseUnusable } from "../database-unusable.ts";
import { type OpenPostgresOptions, openPostgres } from "./open-postgres.ts";
import { addressOf, unusable } from "./unusable.ts";

const migrationsDir = join(import.meta.dirname, "../migrations-postgres");

async function open(url: string, options: Partial<OpenPostgresOptions> = {}) {
  const onFatal = (error: unknown) => {
    throw error;
  };
  const db = await openPostgres({ url, migrationsDir, onFatal, ...options });
  onTestFinished(() => db.close());
  return db;
}

/** Why it does not open, for its owner. */
async function whyNot(url: string): Promise<string> {
  const error = await open(url).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(DatabaseUnusable);
  return (error as Error).message;
}

test("an address that cannot be read is not printed: it may hold the password", () => {
  expect(() => addressOf("postgres://a:s3cret@[::")).toThrow(/^DATABASE_URL is not an address/);
  expect(() => addressOf("postgres://a:s3cret@[::")).not.toThrow(/s3cret/);
  expect(addressOf("postgres://ann:s3cret@db.example:5433/foyer")).toBe(
    "ann@db.example:5433/foyer",
  );
});

test("a login that is refused is named as what it is", () => {
  const refused = Object.assign(new Error('password authentication failed for user "ann"'), {
    code: "28P01",
  });
  expect(unusable(refused, "ann@db:5432/foyer").message).toBe(
    'DATABASE_URL: ann@db:5432/foyer: user or password is wrong. Correct them. (password authentication failed for user "ann")',
  );
});

test("a server that is not there is named by its address, without the password", async () => {
  const why = await whyNot("postgres://ann:s3cret@127.0.0.1:9/foyer");
  expect(why).toContain("DATABASE_URL: ann@127.0.0.1:9/foyer: cannot be used: ECONNREFUSED");
  expect(why).not.toContain("s3cret");
});

test.skipIf(!present.postgres)("a database that is not there is asked for", async () => {
  const { port } = await sharedPostgres();
  const why = await whyNot(`postgres://foyer@127.0.0.1:${port}/nowhere`);
  expect(why).toContain("there is no such database");
});

test.skipIf(!present.postgres)("an encoding that cannot hold all texts is refused", async () => {
  const postgres = await sharedPostgres();
  await postgres.run("DROP DATABASE IF EXISTS ascii");
  await postgres.run("CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0");
  const why = await whyNot(postgres.url.replace(/postgres$/, "ascii"));
  expect(why).toContain("its encoding is SQL_ASCII");
});

test.skipIf(!present.postgres)("what a newer Foyer has written is left alone", async () => {
  const { createDatabase, run } = await sharedPostgres();
  const { url } = await createDatabase();
  await run(
    "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)",
    nameOf(url),
  );
  expect(await whyNot(url)).toContain("was written by a newer Foyer");
});

test.skipIf(!present.postgres)(
  "four nodes that start at once migrate an empty database once",
  async () => {
    const { createEmptyDatabase } = await sharedPostgres();
    const { url } = await createEmptyDatabase();
    const nodes = await Promise.all([open(url), open(url), open(url), open(url)]);
    const { rows } = await nodes[0].query("SELECT hash FROM drizzle.__drizzle_migrations");
    expect(rows).toHaveLength(new Set(rows.map(({ hash }) => hash)).size);
    for (const { orm, tables } of nodes) {
      expect(await orm.select().from(tables.conversations)).toEqual([]);
    }
  },
);

test.skipIf(!present.postgres)("acks wait for the disk whatever the owner has set", async () => {
  const { createDatabase, run } = await sharedPostgres();
  const { url } = await createDatabase();
  await run(`ALTER DATABASE ${nameOf(url)} SET synchronous_commit = off`);
  const db = await open(url);
  const { rows } = await db.query("SHOW synchronous_commit");
  expect(rows).toEqual([{ synchronous_commit: "on" }]);
  await db.writes.write(async () => {
    const shown = await db.orm.execute("SHOW synchronous_commit");
    expect((shown as unknown as { rows: unknown[] }).rows).toEqual([{ synchronous_commit: "on" }]);
  });
});

const nameOf = (url: string): string => new URL(url).pathname.slice(1);
