import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONVERSATIONS_PAGE, type Conversation, PROTOCOL_VERSION } from "@foyer/protocol";
import {
  type AgentClient,
  connectAgent,
  connectVisitor,
  startServer,
  type TestServer,
} from "@foyer/test-kit";
import { expect, onTestFinished, test, vi } from "vitest";
import type { ConversationRow } from "../conversations/conversation-row.ts";

/** A visitor who waits; the id of their conversation. */
async function waiting(server: TestServer, siteKey: string): Promise<string> {
  const visitor = await connectVisitor(server, siteKey);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  return (await visitor.next("ack")).conversationId;
}

/** Visitors without a socket who wait, with their conversations. */
async function manyWaiting(server: TestServer, siteId: string, count: number) {
  const { acts } = server.house;
  const visitors = await Promise.all(
    Array.from({ length: count }, () => newVisitor(server, siteId)),
  );
  return Promise.all(
    visitors.map(async (visitor) => {
      const ask = { type: "ask_person", clientId: "person-001" } as const;
      const { conversationId } = await acts.visitorActs.askPerson(visitor, ask);
      return { visitor, conversationId };
    }),
  );
}

async function newVisitor({ house }: TestServer, siteId: string) {
  const newcomer = { siteId, name: null, email: null, page: null, languages: [], browser: "" };
  const { visitor } = await house.addVisitor({
    ...{ ...newcomer, phone: null, attributes: {}, externalId: null },
    timeZone: null,
  });
  return { id: visitor.id, siteId, name: null, pagePath: "/" };
}

const aTurn = () => new Promise((resolve) => setImmediate(resolve));
const idsIn = ({ welcome }: AgentClient) => welcome.conversations.map(({ id }) => id);

test("[H10] from nothing a console gets all that is not closed, in the order of change", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const [one, two, three] = [
    await waiting(server, site.key),
    await waiting(server, site.key),
    await waiting(server, site.key),
  ];
  await server.house.agentActs.close(mara.id, two, { outcome: "solved" });
  await server.house.agentActs.claim(mara.id, one);
  const console = await connectAgent(server, mara);
  expect(idsIn(console)).toEqual([three, one]);
  const changes = console.welcome.conversations.map(({ change }) => change);
  expect(console.welcome.change).toBe(Math.max(...changes));
});

test("[H10] with what it has seen it gets exactly what changed since, closed ones included", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const [still, closes] = [await waiting(server, site.key), await waiting(server, site.key)];
  const { welcome } = await connectAgent(server, mara);
  await server.house.agentActs.close(mara.id, closes, { outcome: "solved" });
  const fresh = await waiting(server, site.key);
  const resumed = await connectAgent(server, mara, welcome.change);
  expect(idsIn(resumed)).toEqual([closes, fresh]);
  expect(idsIn(resumed)).not.toContain(still);
  expect(resumed.welcome.conversations[0]).toMatchObject({ state: "closed", outcome: "solved" });
  const upToDate = await connectAgent(server, mara, resumed.welcome.change);
  expect(idsIn(upToDate)).toEqual([]);
  expect(upToDate.welcome.change).toBe(resumed.welcome.change);
});

test("[H10] a hello that is said again brings the lists up to date and counts as no arrival", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const watcher = await connectAgent(server, tom);
  const console = await connectAgent(server, mara);
  const id = await waiting(server, site.key);
  const { change } = console.welcome;
  console.send({ type: "hello", version: PROTOCOL_VERSION, after: change });
  const again = await console.next("welcome");
  expect(again.conversations.map((row) => row.id)).toEqual([id]);
  console.close();
  await watcher.next("agent", ({ agent }) => agent.id === mara.id && !agent.online);
});

test("[R7] a number of change that was never stored is never told", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  await waiting(server, site.key);
  const { house } = server;
  const { welcome } = await connectAgent(server, mara);
  // A write that takes a number and is undone, as when the disk is full.
  const visitor = await newVisitor(server, site.id);
  const undone = house.db.writes.stage({ visitorId: visitor.id }, () => {
    house.changes.open(visitor, { act: { type: "ask_person" }, by: { kind: "visitor" }, says: [] });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  const after = await connectAgent(server, mara);
  expect(after.welcome.change).toBe(welcome.change);
});

test("[R7] lists go on across a restart without missing a change", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "foyer-lists-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const first = await startServer({ dataDir });
  const site = await first.addSite();
  const mara = await first.addAgent("Mara Jensen");
  const id = await waiting(first, site.key);
  const { welcome } = await connectAgent(first, mara);
  await first.close();
  const second = await startServer({ dataDir });
  await second.house.agentActs.claim(mara.id, id);
  const resumed = await connectAgent(second, mara, welcome.change);
  expect(resumed.welcome.conversations).toMatchObject([{ id, assigneeId: mara.id }]);
});

test("[H10] a long absence comes back in pages, each conversation once, and nothing live is skipped", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const count = CONVERSATIONS_PAGE + 20;
  await manyWaiting(server, site.id, count);
  const console = await connectAgent(server, mara);
  const first = console.welcome;
  expect(first).toMatchObject({ more: true, change: first.conversations.at(-1)?.change });
  expect(first.conversations).toHaveLength(CONVERSATIONS_PAGE);
  console.send({ type: "hello", version: PROTOCOL_VERSION, after: first.change });
  const second = await console.next("welcome");
  expect(second).not.toHaveProperty("more");
  const ids = [...first.conversations, ...second.conversations].map(({ id }) => id);
  expect([ids.length, new Set(ids).size]).toEqual([count, count]);
});

test("[R7] what changes while a list is read is not in the list, and follows it", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const [still, claimed] = [await waiting(server, site.key), await waiting(server, site.key)];
  const watcher = await connectAgent(server, mara);
  const isClaimed = ({ id, assigneeId }: Conversation) => id === claimed && assigneeId === mara.id;
  const { conversations } = server.house;
  const read = conversations.open;
  vi.spyOn(conversations, "open").mockImplementationOnce(async (limit) => {
    const rows = await read(limit);
    await server.house.agentActs.claim(mara.id, claimed);
    await watcher.nextRow(isClaimed);
    return rows;
  });
  const console = await connectAgent(server, mara);
  expect(idsIn(console)).toEqual([still, claimed]);
  const row = await console.nextRow(isClaimed);
  // Who resumes from the list alone is told of it, too.
  expect(row.change).toBeGreaterThan(console.welcome.change);
  const resumed = await connectAgent(server, mara, console.welcome.change);
  expect(idsIn(resumed)).toEqual([claimed]);
});

test("[H10] a console whose second list cannot be read goes on hearing of changes", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const console = await connectAgent(server, await server.addAgent("Mara Jensen"));
  vi.spyOn(server.house.conversations, "open").mockRejectedValueOnce(new Error("no list"));
  console.send({ type: "hello", version: PROTOCOL_VERSION, after: 0 });
  expect(await console.next("error")).toMatchObject({ kind: "server_error" });
  const id = await waiting(server, site.key);
  await console.nextRow((row) => row.id === id);
});

test("[R7] while changes are being committed, whoever says hello at any moment misses none", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const { conversations, acts } = server.house;
  const talks = await manyWaiting(server, site.id, 150);
  const watcher = await connectAgent(server, mara);
  let pouring = true;
  for (const name of ["open", "changedAfter"] as const) {
    const read = conversations[name] as (...asked: number[]) => Promise<ConversationRow[]>;
    vi.spyOn(conversations, name).mockImplementation(async (...asked: number[]) => {
      const rows = await read(...asked);
      // A slow database: news is told before the answer is here.
      const heard = watcher.received.length;
      while (pouring && watcher.received.length === heard) await aTurn();
      return rows;
    });
  }
  const consoles: AgentClient[] = [];
  /** How a console's list stands, by conversation: whatever came last about it. */
  const seen = ({ received }: AgentClient) => {
    const rows = received.flatMap((frame) =>
      frame.type === "welcome" || frame.type === "conversations" ? frame.conversations : [],
    );
    return new Map(rows.map(({ id, change }) => [id, change]));
  };
  const hellos: Promise<unknown>[] = [];
  for (const [n, { visitor }] of talks.entries()) {
    if (n % 15 === 0) {
      hellos.push(connectAgent(server, mara).then((console) => consoles.push(console)));
    }
    // Some say it again, from where they are.
    const again = n % 25 === 24 ? consoles[n % consoles.length] : undefined;
    const after = again && Math.max(...seen(again).values());
    if (after) again.send({ type: "hello", version: PROTOCOL_VERSION, after });
    // Each changes once: who misses it never hears of it again.
    await acts.sendMessage.fromVisitor(visitor, {
      ...{ type: "send_message", clientId: "line-0001", text: "More" },
    });
  }
  pouring = false;
  await Promise.all(hellos);
  expect(consoles).toHaveLength(10);
  const stored = await conversations.byIds(talks.map(({ conversationId }) => conversationId));
  const ends = Object.fromEntries(stored.map(({ id, change }) => [id, change]));
  const last = Math.max(...Object.values(ends));
  for (const console of consoles) {
    const isLast = ({ change }: { change: number }) => change === last;
    // Rows come in the order of their changes: with the last one all are there.
    if (Math.max(...seen(console).values()) < last) await console.nextRow(isLast);
    expect(Object.fromEntries(seen(console))).toEqual(ends);
  }
});
