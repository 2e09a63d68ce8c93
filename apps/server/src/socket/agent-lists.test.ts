import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONVERSATIONS_PAGE, PROTOCOL_VERSION } from "@foyer/protocol";
import {
  type AgentClient,
  connectAgent,
  connectVisitor,
  startServer,
  type TestServer,
} from "@foyer/test-kit";
import { expect, onTestFinished, test } from "vitest";

/** A visitor who waits; the id of their conversation. */
async function waiting(server: TestServer, siteKey: string): Promise<string> {
  const visitor = await connectVisitor(server, siteKey);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  return (await visitor.next("ack")).conversationId;
}

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
  const undone = house.db.writes.write(() => {
    house.conversations.nextChange();
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
  const { house } = server;
  const count = CONVERSATIONS_PAGE + 20;
  const newcomer = { siteId: site.id, name: null, email: null, page: null, languages: [] };
  const visitors = await Promise.all(
    Array.from({ length: count }, () =>
      house.addVisitor({ ...newcomer, timeZone: null, browser: "" }),
    ),
  );
  await Promise.all(
    visitors.map(({ visitor: { id } }) =>
      house.acts.visitorActs.askPerson(
        { id, siteId: site.id, name: null, pagePath: "/" },
        { type: "ask_person", clientId: "person-001" },
      ),
    ),
  );
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
