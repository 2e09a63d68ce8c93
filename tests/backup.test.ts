import { execFile } from "node:child_process";
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Event } from "@foyer/protocol";
import { connectVisitor, type VisitorClient } from "@foyer/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { signInToApi } from "./stage/console-api.ts";
import { type ServerProcess, startServerProcess } from "./stage/server-process.ts";
import { OWNER, PASSWORD } from "./stage/story.ts";

const FOYER = fileURLToPath(new URL("../scripts/foyer.mjs", import.meta.url));
const TALKERS = 6;
const ACKED_BEFORE = 400;

test("what was acked before a backup began is in it, once, and talks go on where it is restored", async () => {
  const server = await running();
  const siteKey = await siteKeyOf(server);
  const talkers = await Promise.all(
    Array.from({ length: TALKERS }, (_, i) => talk(server, siteKey, `talker${i}`)),
  );
  const acked = () => talkers.flatMap((talker) => [...talker.acked]);
  await until(() => acked().length >= ACKED_BEFORE);

  const before = acked();
  const file = join(emptyFolder(), "backup.db");
  const said = await foyer(server.dataDir, "backup", file);
  const meanwhile = acked().length - before.length;
  for (const { stop } of talkers) await stop();
  expect(said).toMatch(/^Backed up 6 conversations with [\d,]+ messages, .*\.\n$/);
  // It waited for nobody, and nobody for it.
  expect(meanwhile).toBeGreaterThan(20);
  expect(readdirSync(join(file, ".."))).toEqual(["backup.db"]);

  const dataDir = join(emptyFolder(), "elsewhere");
  expect(await foyer(dataDir, "restore", file)).toContain("Restored 6 conversations");
  const restored = await running({ DATA_DIR: dataDir });
  const there = new Map<string, number>();
  for (const { token } of talkers) {
    const visitor = await connectVisitor(restored, siteKey, { token });
    const events = await eventsOf(visitor);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    for (const { clientId, seq } of events) {
      if (clientId === undefined) continue;
      expect(there.has(clientId), `${clientId} is there twice`).toBe(false);
      there.set(clientId, seq);
    }
    const last = events.at(-1)?.seq ?? 0;
    expect(await say(visitor, `${token.slice(0, 8)}_after_it`)).toBe(last + 1);
  }
  for (const [clientId, seq] of before)
    expect([clientId, there.get(clientId)]).toEqual([clientId, seq]);
});

test("nothing is restored under a running server", async () => {
  const server = await running();
  const file = join(emptyFolder(), "backup.db");
  await foyer(server.dataDir, "backup", file);
  const { ino } = statSync(join(server.dataDir, "foyer.db"));
  await expect(foyer(server.dataDir, "restore", file)).rejects.toThrow(
    `DATA_DIR: ${server.dataDir} is in use by a running Foyer. Stop it, then run this again.\n`,
  );
  expect(statSync(join(server.dataDir, "foyer.db")).ino).toBe(ino);
  await signInToApi(server.origin, OWNER, PASSWORD);

  await server.stop();
  await foyer(server.dataDir, "restore", file);
  await server.start();
  await signInToApi(server.origin, OWNER, PASSWORD);
});

test("a server that was killed gets its last messages into a backup, and a damaged one gets nowhere", async () => {
  const server = await running();
  const siteKey = await siteKeyOf(server);
  const talker = await talk(server, siteKey, "talker");
  await until(() => talker.acked.size >= 10);
  await server.kill();
  const acked = talker.acked.size;
  const file = join(emptyFolder(), "backup.db");
  const [, messages] =
    /with (\d+) messages/.exec(await foyer(server.dataDir, "backup", file)) ?? [];
  expect(Number(messages)).toBeGreaterThanOrEqual(acked);

  const damaged = join(emptyFolder(), "damaged.db");
  copyFileSync(file, damaged);
  truncateSync(damaged, statSync(damaged).size / 2);
  const before = readFileSync(join(server.dataDir, "foyer.db"));
  await expect(foyer(server.dataDir, "restore", damaged)).rejects.toThrow(
    /^.*damaged\.db is damaged \(.+\)\. Use another backup, from before the damage\.\n$/,
  );
  expect(readFileSync(join(server.dataDir, "foyer.db")).equals(before)).toBe(true);
  expect(readdirSync(server.dataDir).filter((name) => /partial|before/.test(name))).toEqual([]);
});

interface Talker {
  token: string;
  /** What was acked, by client id, with its seq. */
  acked: Map<string, number>;
  /** Resolves once nothing of theirs is under way. */
  stop(): Promise<void>;
}

/** A visitor who says one thing after the other, each as soon as the last was acked. */
async function talk({ origin }: ServerProcess, siteKey: string, name: string): Promise<Talker> {
  const visitor = await connectVisitor({ origin }, siteKey);
  const acked = new Map<string, number>();
  let isTalking = true;
  const ended = (async () => {
    for (let n = 1; isTalking; n++) {
      const clientId = `${name}_${n}`;
      acked.set(clientId, await say(visitor, clientId));
    }
  })();
  // A server that is killed leaves the last one without an ack.
  ended.catch(() => {});
  return {
    ...{ token: visitor.token, acked },
    stop() {
      isTalking = false;
      return ended;
    },
  };
}

/** Says something and returns the seq that its ack names. */
async function say(visitor: VisitorClient, clientId: string): Promise<number> {
  visitor.send({ type: "send_message", clientId, text: `This is ${clientId}`, to: "person" });
  return (await visitor.next("ack", (ack) => ack.clientId === clientId)).seq;
}

/** The whole conversation of a visitor who came back: the newest page, then those before it. */
async function eventsOf(visitor: VisitorClient): Promise<Event[]> {
  const { conversationId, events } = await visitor.next("events");
  for (let more = true; more; ) {
    visitor.send({ type: "history", conversationId, before: events[0]?.seq ?? 0 });
    const page = await visitor.next("history");
    events.unshift(...page.events);
    more = page.more;
  }
  return events;
}

async function running(env: Record<string, string> = {}): Promise<ServerProcess> {
  const account = { OWNER_EMAIL: OWNER, OWNER_PASSWORD: PASSWORD };
  const server = await startServerProcess({ FRAMES_PER_SECOND: "1000000", ...account, ...env });
  onTestFinished(server.remove);
  return server;
}

async function siteKeyOf({ origin }: ServerProcess): Promise<string> {
  const api = await signInToApi(origin, OWNER, PASSWORD);
  const [site] = await api.call<{ key: string }[]>("GET", "/sites");
  return site?.key ?? "";
}

/** Runs the command; resolves with what it printed, rejects with what it complained of. */
function foyer(dataDir: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DATA_DIR: dataDir };
    execFile(process.execPath, [FOYER, ...args], { env }, (error, printed, complaint) => {
      if (error) reject(new Error(complaint));
      else resolve(printed);
    });
  });
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "foyer-backup-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
