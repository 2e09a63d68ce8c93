import type { Site } from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  openVisitorSocket,
  startServer,
  type VisitorClient,
  visitorHello,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

let said = 0;

/** Says it to a person, and waits until it is stored. */
async function say(visitor: VisitorClient, text: string) {
  said += 1;
  visitor.send({ type: "send_message", clientId: `client-id-${said}`, text, to: "person" });
  return visitor.next("ack");
}

test("[H14] a deleted site goes with its conversations; its open widgets are told, and others stay", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const doomed = await server.addSite({ name: "Doomed" });
  const kept = await server.addSite({ name: "Kept" });
  const lost = await connectVisitor(server, doomed.key);
  const stays = await connectVisitor(server, kept.key);
  const gone = await say(lost, "Is anybody there?");
  const talk = await say(stays, "Hello");

  expect((await server.call("DELETE", `/sites/${doomed.id}`, owner)).status).toBe(204);
  expect(await lost.next("error")).toMatchObject({ kind: "unknown_site" });
  expect((await lost.closed).code).toBe(4403);
  const at = (id: string) => server.call("GET", `/conversations/${id}`, owner);
  expect((await at(gone.conversationId)).status).toBe(404);
  expect((await at(talk.conversationId)).status).toBe(200);
  const sites = (await (await server.call("GET", "/sites", owner)).json()) as Site[];
  expect(sites.map(({ name }) => name)).toEqual(["Kept"]);
  expect((await say(stays, "Still here?")).seq).toBeGreaterThan(talk.seq);

  const again = await openVisitorSocket(server);
  again.send(visitorHello(doomed.key));
  expect(await again.next("error")).toMatchObject({ kind: "unknown_site" });
  expect((await fetch(`${server.origin}/embed/${doomed.key}.js`)).status).toBe(404);
  expect((await server.call("DELETE", `/sites/${doomed.id}`, owner)).status).toBe(404);
});

test("consoles see the site's open conversations close before they go", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  const { conversationId } = await say(visitor, "Hello");
  const console = await connectAgent(server, owner);
  const closed = console.nextRow(({ id, state }) => id === conversationId && state === "closed");
  await server.call("DELETE", `/sites/${site.id}`, owner);
  await closed;
});

test("numbers of changes never come again, though those who had them are deleted", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const [doomed, kept] = [await server.addSite(), await server.addSite()];
  await say(await connectVisitor(server, kept.key), "First");
  await say(await connectVisitor(server, doomed.key), "Last");
  await server.call("DELETE", `/sites/${doomed.id}`, owner);
  const before = (await connectAgent(server, owner)).welcome;
  expect(before.conversations.map(({ siteId }) => siteId)).toEqual([kept.id]);
  expect(before.change).toBeGreaterThan(before.conversations[0]?.change ?? 0);
});
