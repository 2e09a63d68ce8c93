import type { Visitor } from "@foyer/protocol";
import { connectAgent, connectVisitor, signJwt, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

async function withVisitor(profile?: object) {
  const server = await startServer();
  const site = await server.addSite();
  const owner = await server.addAgent("Nora Lind", "owner");
  const visitor = await connectVisitor(server, site.key, profile ? { profile } : {});
  const { id } = visitor.welcome.visitor;
  /** Frames are handled in their order: what came before the ping is stored. */
  const settle = async () => {
    visitor.send({ type: "ping" });
    await visitor.next("pong");
  };
  const panel = async () => {
    await settle();
    await server.house.db.writes.drained();
    return (await (await server.call("GET", `/visitors/${id}`, owner)).json()) as Visitor;
  };
  return { server, site, owner, visitor, id, panel };
}

test("what the page says at hello is shown to agents, as nobody's word but the page's", async () => {
  const profile = { name: "Ines", phone: "+49 30 1234", attributes: { plan: "gold", seats: 3 } };
  const { visitor, panel } = await withVisitor(profile);
  expect(visitor.welcome.visitor).toMatchObject({ name: "Ines", phone: "+49 30 1234" });
  expect(await panel()).toMatchObject({ ...profile, externalId: null, vouched: [] });
});

test("[H13] later words fill in and change, and null takes an attribute away", async () => {
  const { visitor, panel } = await withVisitor({ attributes: { plan: "gold", seats: 3 } });
  const attributes = { plan: "silver", seats: null, since: "2024" };
  visitor.send({ type: "set_attributes", profile: { email: "ines@example.com", attributes } });
  expect(await panel()).toMatchObject({
    email: "ines@example.com",
    attributes: { plan: "silver", since: "2024" },
  });
});

test("a name that the page tells is in the lists at once", async () => {
  const { server, owner, visitor } = await withVisitor();
  const console = await connectAgent(server, owner);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  await console.nextRow();
  visitor.send({ type: "set_attributes", profile: { name: "Ines" } });
  expect(await console.nextRow()).toMatchObject({ visitorName: "Ines" });
});

test("what an agent has noted, the page does not overwrite", async () => {
  const { server, owner, visitor, id, panel } = await withVisitor();
  await server.call("PATCH", `/visitors/${id}`, owner, { name: "Ines Vogt" });
  visitor.send({ type: "set_attributes", profile: { name: "Somebody" } });
  expect(await panel()).toMatchObject({ name: "Ines Vogt" });
});

test("nor what a signature has said", async () => {
  const { server, site, owner } = await withVisitor();
  const answer = await server.call("GET", `/sites/${site.id}/identity-secret`, owner);
  const { secret } = (await answer.json()) as { secret: string };
  const claims = { sub: "4711", name: "Ines", attributes: { plan: "gold" } };
  const { welcome } = await connectVisitor(server, site.key, {
    identity: { jwt: signJwt(secret, claims) },
    profile: { name: "Eve", attributes: { plan: "platinum", mood: "good" } },
  });
  const path = `/visitors/${welcome.visitor.id}`;
  expect(await (await server.call("GET", path, owner)).json()).toMatchObject({
    name: "Ines",
    attributes: { plan: "gold", mood: "good" },
    vouched: ["name", "attributes.plan"],
  });
});

test("the same email, unsigned, never joins two histories", async () => {
  const { server, site, visitor } = await withVisitor({ email: "ines@example.com" });
  visitor.send({ type: "ask_person", clientId: "person-001" });
  await visitor.next("ack");
  const profile = { email: "ines@example.com" };
  const other = await connectVisitor(server, site.key, { profile });
  expect(other.welcome).toMatchObject({ resumes: false });
});

test.each([
  ["51 of them", Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a${i}`, i]))],
  ["an object", { plan: { name: "gold" } }],
  ["a name that is none", { "": 1 }],
  ["a text without end", { plan: "x".repeat(501) }],
])("attributes: %s are refused, and nothing of them is kept", async (_what, attributes) => {
  const { visitor, panel } = await withVisitor();
  visitor.send({ type: "set_attributes", profile: { attributes } } as never);
  expect(await visitor.next("error")).toMatchObject({ kind: "malformed" });
  expect((await panel()).attributes).toEqual({});
});

test("[H13] more than 8 KiB together are refused, and one word too many does not lock anybody out", async () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`a${i}`, "x".repeat(450)]));
  const { visitor, panel } = await withVisitor({ attributes: many });
  expect((await panel()).attributes).toEqual({});
  visitor.send({ type: "set_attributes", profile: { attributes: many } });
  expect(await visitor.next("error")).toMatchObject({ kind: "invalid" });
});
