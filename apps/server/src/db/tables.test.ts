import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { present } from "@foyer/test-kit/services/present";
import { sharedPostgres } from "@foyer/test-kit/services/shared";
import Sqlite from "better-sqlite3";
import { getTableColumns, getTableName, type Table } from "drizzle-orm";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { CasingCache } from "drizzle-orm/casing";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { postgresTables, sqliteTables } from "./tables.ts";

const SQLITE_MIGRATIONS = join(import.meta.dirname, "migrations");
const POSTGRES_MIGRATIONS = join(import.meta.dirname, "migrations-postgres");

/** What SQLite stores a family of types as: it tells no more of them apart. */
const STORED_AS = {
  ...{ text: "text", json: "text", number: "integer", boolean: "integer" },
  bytes: "blob",
};
type Family = keyof typeof STORED_AS;

const POSTGRES_FAMILIES: Record<string, Family> = {
  text: "text",
  json: "json",
  integer: "number",
  bigint: "number",
  boolean: "boolean",
  bytea: "bytes",
};

/** By the words of drizzle; a type of our own is a text, unless it holds bytes. */
const DESCRIBED_FAMILIES: Record<string, Family> = {
  string: "text",
  custom: "text",
  json: "json",
  number: "number",
  boolean: "boolean",
  buffer: "bytes",
};

interface Shape {
  columns: Record<string, { stored: string; nullable: boolean }>;
  key: string[];
  /** "a, b where c", sorted. */
  unique: string[];
  indexes: string[];
  /** "a → table.b on delete rule", sorted. */
  references: string[];
}

type Shapes = Record<string, Shape>;
type Row = Record<string, unknown>;

const indexText = (columns: string[], condition = "") =>
  condition ? `${columns.join(", ")} where ${plain(condition)}` : columns.join(", ");

/** Both engines give a condition back in their own manner. */
const plain = (condition: string) =>
  condition
    .toLowerCase()
    .replaceAll(/::\w+|[()]/g, "")
    .trim();

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "foyer-tables-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function sqliteFile(migrationsFolder = SQLITE_MIGRATIONS) {
  const sqlite = new Sqlite(join(folder(), "foyer.db"));
  onTestFinished(() => void sqlite.close());
  migrateSqlite(drizzleSqlite(sqlite), { migrationsFolder });
  return sqlite;
}

function sqliteShapes(sqlite: Sqlite.Database): Shapes {
  const ask = (text: string) => sqlite.prepare(text).all() as Row[];
  const names = ask(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  );
  const columnsOf = (index: unknown) =>
    ask(`PRAGMA index_info('${index}')`).map(({ name }) => String(name));
  const condition = (index: unknown) => {
    const row = ask(`SELECT sql FROM sqlite_master WHERE name = '${index}'`)[0];
    return /\bwhere\b(?<condition>.*)$/i.exec(String(row?.sql ?? ""))?.groups?.condition;
  };
  const shape = (table: string): Shape => {
    const columns = ask(`PRAGMA table_info('${table}')`);
    const made = ask(`PRAGMA index_list('${table}')`).filter(({ origin }) => origin !== "pk");
    const indexes = (unique: number) =>
      made
        .filter((index) => index.unique === unique)
        .map(({ name }) => indexText(columnsOf(name), condition(name)))
        .sort();
    return {
      columns: Object.fromEntries(
        columns.map(({ name, type, notnull }) => [
          name,
          { stored: String(type).toLowerCase(), nullable: notnull === 0 },
        ]),
      ),
      key: columns
        .filter(({ pk }) => Number(pk) > 0)
        .sort((a, b) => Number(a.pk) - Number(b.pk))
        .map(({ name }) => String(name)),
      unique: indexes(1),
      indexes: indexes(0),
      references: ask(`PRAGMA foreign_key_list('${table}')`)
        .map((row) => `${row.from} → ${row.table}.${row.to} on delete ${row.on_delete}`)
        .map((text) => text.toLowerCase())
        .sort(),
    };
  };
  return Object.fromEntries(names.map(({ name }) => [name, shape(String(name))]));
}

async function postgresDatabase(kind: "empty" | "copied") {
  const postgres = await sharedPostgres();
  const database = await (kind === "empty"
    ? postgres.createEmptyDatabase()
    : postgres.createDatabase());
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await database.drop();
  });
  const migrate = () =>
    migratePostgres(drizzlePostgres(client), { migrationsFolder: POSTGRES_MIGRATIONS });
  return { client, migrate };
}

const DELETE_RULES: Record<string, string> = { a: "no action", c: "cascade", n: "set null" };

async function postgresColumns(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query(
    `SELECT table_name, column_name, data_type, is_nullable, collation_name
     FROM information_schema.columns WHERE table_schema = 'public' ORDER BY ordinal_position`,
  );
  return rows;
}

async function postgresShapes(client: pg.Client): Promise<Shapes> {
  const columns = await postgresColumns(client);
  const { rows: indexes } = await client.query(
    `SELECT c.relname AS table, i.indisprimary AS key, i.indisunique AS unique,
       pg_get_expr(i.indpred, i.indrelid) AS condition,
       ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int[]) WITH ORDINALITY k(n, at)
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n ORDER BY k.at) AS columns
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace`,
  );
  const { rows: references } = await client.query(
    `SELECT f.conrelid::regclass::text AS table, f.confrelid::regclass::text AS to, f.confdeltype AS rule,
       a.attname AS column, b.attname AS key
     FROM pg_constraint f
     JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
     JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = f.confkey[1]
     WHERE f.contype = 'f' AND cardinality(f.conkey) = 1`,
  );
  const shape = (table: unknown): Shape => {
    const own = indexes.filter((index) => index.table === table);
    const texts = (unique: boolean) =>
      own
        .filter((index) => !index.key && index.unique === unique)
        .map((index) => indexText(index.columns, index.condition ?? ""))
        .sort();
    return {
      columns: Object.fromEntries(
        columns
          .filter((column) => column.table_name === table)
          .map((column) => [
            column.column_name,
            {
              stored: STORED_AS[POSTGRES_FAMILIES[String(column.data_type)] as Family],
              nullable: column.is_nullable === "YES",
            },
          ]),
      ),
      key: own.find(({ key }) => key)?.columns ?? [],
      unique: texts(true),
      indexes: texts(false),
      references: references
        .filter((reference) => reference.table === table)
        .map(
          ({ column, to, key, rule }) => `${column} → ${to}.${key} on delete ${DELETE_RULES[rule]}`,
        )
        .sort(),
    };
  };
  const names = new Set(columns.map((column) => String(column.table_name)));
  return Object.fromEntries([...names].map((name) => [name, shape(name)]));
}

const casing = new CasingCache("snake_case");

/** table.column → family, as tables.ts describes it for one engine. */
function described(tables: Record<string, Table>): Record<string, Family | undefined> {
  return Object.fromEntries(
    Object.values(tables).flatMap((table) =>
      Object.values(getTableColumns(table)).map((column) => [
        `${getTableName(table)}.${casing.getColumnCasing(column)}`,
        column.getSQLType() === "bytea" ? "bytes" : DESCRIBED_FAMILIES[column.dataType],
      ]),
    ),
  );
}

test("the description means the same families of types on both engines", () => {
  expect(described(sqliteTables)).toEqual(described(postgresTables));
});

test("SQLite's migrations end in the columns that are described", () => {
  const columns = Object.entries(sqliteShapes(sqliteFile())).flatMap(([table, shape]) =>
    Object.entries(shape.columns).map(([name, { stored }]) => [`${table}.${name}`, stored]),
  );
  const stored = Object.entries(described(sqliteTables)).map(([name, family]) => [
    name,
    STORED_AS[family as Family],
  ]);
  expect(Object.fromEntries(columns)).toEqual(Object.fromEntries(stored));
});

test("a database of the first version gains the new tables, and keeps its rows", () => {
  const first = folder();
  cpSync(SQLITE_MIGRATIONS, first, { recursive: true });
  const journalFile = join(first, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8"));
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
  const sqlite = sqliteFile(first);
  sqlite.exec("INSERT INTO installation VALUES ('hello', 'there')");
  expect(sqliteShapes(sqlite)).not.toHaveProperty("nodes");
  migrateSqlite(drizzleSqlite(sqlite), { migrationsFolder: SQLITE_MIGRATIONS });
  expect(sqlite.prepare("SELECT value FROM installation").pluck().get()).toBe("there");
  expect(sqliteShapes(sqlite)).toEqual(sqliteShapes(sqliteFile()));
});

test.skipIf(!present.postgres)("both engines' migrations end in the same shape", async () => {
  const { client, migrate } = await postgresDatabase("empty");
  await migrate();
  const shapes = await postgresShapes(client);
  expect(Object.keys(shapes)).not.toHaveLength(0);
  expect(shapes).toEqual(sqliteShapes(sqliteFile()));
});

test.skipIf(!present.postgres)("PostgreSQL's migrations end in the types described", async () => {
  const { client, migrate } = await postgresDatabase("empty");
  await migrate();
  const columns = await postgresColumns(client);
  const families = columns.map(({ table_name, column_name, data_type }) => [
    `${table_name}.${column_name}`,
    POSTGRES_FAMILIES[String(data_type)],
  ]);
  expect(Object.fromEntries(families)).toEqual(described(postgresTables));
  const texts = columns.filter(({ data_type }) => data_type === "text");
  expect(new Set(texts.map(({ collation_name }) => collation_name))).toEqual(new Set(["C"]));
});

test.skipIf(!present.postgres)(
  "on PostgreSQL every counter has its row from the start",
  async () => {
    const { client } = await postgresDatabase("copied");
    const { rows } = await client.query("SELECT name, value FROM counters ORDER BY name");
    const names = ["agents", "articles", "change", "installation", "sites"];
    expect(rows).toEqual(names.map((name) => ({ name, value: "0" })));
  },
);

test.skipIf(!present.postgres)(
  "a copied test database is one that the migrator has made",
  async () => {
    const { client, migrate } = await postgresDatabase("copied");
    const fresh = await postgresDatabase("empty");
    await fresh.migrate();
    const books = "SELECT hash, created_at FROM drizzle.__drizzle_migrations ORDER BY id";
    const before = (await client.query(books)).rows;
    expect(before).toEqual((await fresh.client.query(books)).rows);
    await migrate();
    expect((await client.query(books)).rows).toEqual(before);
    expect(await postgresShapes(client)).toEqual(await postgresShapes(fresh.client));
  },
);

test.skipIf(!present.postgres)(
  "what was written as JSON is read back to the last character",
  async () => {
    const { client } = await postgresDatabase("copied");
    const orm = drizzlePostgres(client, { casing: "snake_case" });
    const { nodes } = postgresTables;
    const agents = ["a\u0000b", "\u{1F600}", '"\\'];
    const row = { id: "one", seenAt: 1_795_298_170_751, agents, visitors: 3 };
    await orm.insert(nodes).values(row);
    expect(await orm.select().from(nodes)).toEqual([row]);
  },
);
