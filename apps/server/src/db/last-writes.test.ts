import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "./open.ts";

const migrationsDir = join(import.meta.dirname, "migrations");

function open(dataDir: string) {
  const onFatal = (error: unknown) => {
    throw error;
  };
  return openSqlite({ dataDir, migrationsDir, onFatal });
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "foyer-last-writes-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

test("closing waits for what was being written: it is told, and there at the next start", async () => {
  const dataDir = folder();
  const db = open(dataDir);
  const told: string[] = [];
  const written = db.writes
    .write(() => db.sqlite.exec("INSERT INTO installation (key, value) VALUES ('last', 'word')"))
    .then(() => told.push("written"));
  await db.close();
  expect(told).toEqual(["written"]);
  await written;
  const again = open(dataDir);
  const rows = again.sqlite.prepare("SELECT value FROM installation WHERE key = 'last'").all();
  expect(rows).toEqual([{ value: "word" }]);
  await again.close();
});

test("[M2] the database itself refuses a client id that the conversation holds already", async () => {
  const db = open(folder());
  const run = (statement: string) => db.sqlite.exec(statement);
  run("PRAGMA foreign_keys = OFF");
  const say = (seq: number, clientId: string, conversationId = "c1") =>
    run(
      `INSERT INTO events (conversation_id, seq, at, by_kind, client_id, internal, body)
       VALUES ('${conversationId}', ${seq}, 0, 'visitor', ${clientId}, 0, '{}')`,
    );
  say(1, "'first-0001'");
  say(2, "NULL");
  say(3, "NULL");
  say(1, "'first-0001'", "c2");
  expect(() => say(4, "'first-0001'")).toThrow();
  await db.close();
});
