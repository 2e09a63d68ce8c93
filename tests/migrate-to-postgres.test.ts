import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connectVisitor, type VisitorClient } from "@foyer/test-kit";
import { present } from "@foyer/test-kit/services/present";
import { sharedPostgres } from "@foyer/test-kit/services/shared";
import { describe, expect, onTestFinished, test } from "vitest";
import { signInToApi } from "./stage/console-api.ts";
import { type ServerProcess, startServerProcess } from "./stage/server-process.ts";
import { OWNER, PASSWORD } from "./stage/story.ts";

const FOYER = fileURLToPath(new URL("../scripts/foyer.mjs", import.meta.url));
const SERVER = fileURLToPath(new URL("../apps/server/dist/main.js", import.meta.url));

describe.skipIf(!present.postgres)("moving to PostgreSQL", () => {
  test("a visitor and an agent go on talking where they were, and the old file is as it was", async () => {
    const old = await running();
    const api = await signInToApi(old.origin, OWNER, PASSWORD);
    const [site] = await api.call<{ key: string }[]>("GET", "/sites");
    const siteKey = site?.key ?? "";
    const before = await connectVisitor(old, siteKey);
    const acked = [await say(before, "before-0001"), await say(before, "before-0002")];
    const url = await emptyDatabase();

    const meanwhile = await migrate(old.dataDir, url);
    expect(meanwhile.said).toMatch(
      /is in use by a running Foyer\. Stop it, then run this again\.\n$/,
    );
    expect(meanwhile.code).toBe(1);
    await old.stop();
    const file = readFileSync(join(old.dataDir, "foyer.db"));
    const { code, said } = await migrate(old.dataDir, url);
    expect(said).toMatch(/^events +\d+ +\d+ +(\w{16}) +\1 +same$/m);
    expect(said).toMatch(/both sides hold the same\.\nNow start the server with this DATABASE_URL/);
    expect(code).toBe(0);
    expect(readFileSync(join(old.dataDir, "foyer.db")).equals(file)).toBe(true);

    const server = await running({ DATABASE_URL: url });
    // The same password, and so on: it is the same house.
    await signInToApi(server.origin, OWNER, PASSWORD);
    const after = await connectVisitor(server, siteKey, { token: before.token });
    const { events } = await after.next("events");
    expect(events.flatMap(({ clientId, seq }) => (clientId ? [seq] : []))).toEqual(acked);
    expect(await say(after, "after-00001")).toBe((events.at(-1)?.seq ?? 0) + 1);
    // Said again, it is what it was.
    expect(await say(after, "before-0002")).toBe(acked[1]);
  });

  test("a server does not start on half of what is moved", async () => {
    const old = await running();
    await old.stop();
    const url = await emptyDatabase();
    const { run } = await sharedPostgres();
    await run(
      "CREATE TABLE moving_tables (name text, digest text, copied bigint)",
      databaseOf(url),
    );
    await expect(startServerProcess({ DATABASE_URL: url })).rejects.toThrow(
      /holds a part of what is moved into it\. Run `npm run foyer -- migrate-to-postgres` again/,
    );
  });

  test("what stands in the way is said in a line, without a password", async () => {
    const old = await running();
    await old.stop();
    const refused = async (dataDir: string, url: string) => {
      const { code, said } = await migrate(dataDir, url);
      expect(code).toBe(1);
      expect(said).not.toContain("sesame");
      return said;
    };
    expect(await refused(old.dataDir, "")).toMatch(/^DATABASE_URL: not set\. Name the empty .*\n$/);
    expect(await refused(old.dataDir, "postgres://foyer:sesame@127.0.0.1:1/foyer")).toMatch(
      /^DATABASE_URL: foyer@127\.0\.0\.1:1\/foyer: cannot be used: .*ECONNREFUSED.*\n$/,
    );
    const url = await emptyDatabase();
    expect(await refused(emptyFolder(), url)).toMatch(
      /^There is no .*foyer\.db\. Set DATA_DIR .*\n$/,
    );
    expect((await migrate(old.dataDir, url)).code).toBe(0);
    expect(await refused(old.dataDir, url)).toMatch(/is not empty: there are rows in "/);
  });

  test("two nodes that start at once on an empty database make one demo", async () => {
    const url = await emptyDatabase();
    const nodes = await Promise.all(
      [1, 2].map(() => running({ DATABASE_URL: url, DEMO: "1" }, { owner: false })),
    );
    const database = databaseOf(url);
    const { run } = await sharedPostgres();
    expect(await run("SELECT key FROM sites", database)).toBe("demo");
    const [talks, change, last] = await Promise.all(
      [
        "SELECT count(*) FROM conversations",
        "SELECT value FROM counters WHERE name = 'change'",
        "SELECT max(change) FROM conversations",
      ].map((query) => run(query, database)),
    );
    expect(Number(talks)).toBeGreaterThan(5);
    expect(change).toBe(last);
    // Only who has made it knows the password; that opens the doors of both.
    const logins = nodes.map(({ dataDir }) => join(dataDir, "demo-login.json")).filter(existsSync);
    expect(logins).toHaveLength(1);
    const { emails, password } = JSON.parse(readFileSync(logins[0] ?? "", "utf8"));
    for (const { origin } of nodes) await signInToApi(origin, emails[0], password);
  });

  test("a start that is killed in the middle of filling the database leaves nothing of the demo", async () => {
    const { run, createDatabase } = await sharedPostgres();
    const { url, drop } = await createDatabase();
    onTestFinished(drop);
    const database = databaseOf(url);
    const until = async (condition: string) => {
      while ((await run(`SELECT ${condition}`, database)) !== "t");
    };
    // Somebody holds the log: everything before it is written, and it has to wait.
    const holding = run(
      "BEGIN; LOCK TABLE events IN EXCLUSIVE MODE; SELECT pg_sleep(600)",
      database,
    ).catch(() => "ended");
    const holder = "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)'";
    await until(`EXISTS (${holder} AND wait_event = 'PgSleep')`);
    const env = { PATH: process.env.PATH, DATA_DIR: emptyFolder(), DATABASE_URL: url };
    const child = spawn(process.execPath, [SERVER], {
      // Killed, it leaves its workshop behind.
      env: { ...env, DEMO: "1", PORT: "0", TMPDIR: emptyFolder() },
      stdio: "ignore",
    });
    const ended = once(child, "exit");
    const waits = `query LIKE '%INSERT INTO "events"%' AND wait_event_type = 'Lock'`;
    await until(`EXISTS (SELECT FROM pg_stat_activity WHERE ${waits})`);
    child.kill("SIGKILL");
    await ended;
    await run(`SELECT pg_terminate_backend(pid) FROM (${holder}) AS holder`, database);
    expect(await holding).toBe("ended");
    const foyers = `FROM pg_stat_activity WHERE application_name = 'foyer' AND datname = '${database}'`;
    await until(`NOT EXISTS (SELECT ${foyers})`);
    expect(await run("SELECT count(*) FROM agents", database)).toBe("0");
    await running({ DATABASE_URL: url, DEMO: "1" }, { owner: false });
    expect(await run("SELECT key FROM sites", database)).toBe("demo");
  });
});

const databaseOf = (url: string): string => url.slice(url.lastIndexOf("/") + 1);

/** Says something and returns the seq that its ack names. */
async function say(visitor: VisitorClient, clientId: string): Promise<number> {
  visitor.send({ type: "send_message", clientId, text: `This is ${clientId}`, to: "person" });
  return (await visitor.next("ack", (ack) => ack.clientId === clientId)).seq;
}

async function running(
  env: Record<string, string> = {},
  { owner = true } = {},
): Promise<ServerProcess> {
  const account: Record<string, string> = { OWNER_EMAIL: OWNER, OWNER_PASSWORD: PASSWORD };
  const server = await startServerProcess({ ...(owner ? account : {}), ...env });
  onTestFinished(server.remove);
  return server;
}

/** The address of a database with nothing in it; it goes when the test ends. */
async function emptyDatabase(): Promise<string> {
  const { url, drop } = await (await sharedPostgres()).createEmptyDatabase();
  onTestFinished(drop);
  return url;
}

/** Runs the command; resolves with its exit code and all that it said. */
function migrate(dataDir: string, url: string): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: url };
  return new Promise((resolve) => {
    const args = [FOYER, "migrate-to-postgres"];
    execFile(process.execPath, args, { env }, (error, printed, complaint) => {
      resolve({ code: error ? Number(error.code) : 0, said: printed + complaint });
    });
  });
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "foyer-migrate-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
