import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const clientId = (name: string) => `leave-contact-${name}`.padEnd(21, "0");

async function start() {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, mara);
  const dana = await connectVisitor(server, site.key);
  const leave = (name: string, contact: { email?: string; phone?: string; when?: string }) =>
    dana.send({ type: "leave_contact", clientId: clientId(name), ...contact });
  const visitor = async () => {
    const answer = await server.call("GET", `/visitors/${dana.welcome.visitor.id}`, mara);
    return (await answer.json()) as { email: string | null; phone: string | null };
  };
  return { server, mara, console, dana, leave, visitor };
}

test("[M40] a visitor who leaves an email without a conversation opens one that waits, with it in its log", async () => {
  const { console, dana, leave, visitor } = await start();
  leave("first", { email: "dana@example.com" });
  const row = await console.nextRow(({ contactLeft }) => contactLeft !== null);
  expect(row).toMatchObject({ state: "waiting", contactLeft: "email" });
  const { events } = await dana.next("events");
  expect(events.map(({ body }) => body)).toEqual([
    { type: "contact_left", email: "dana@example.com" },
    { type: "queued", reason: "asked" },
  ]);
  await dana.next("ack");
  expect((await visitor()).email).toBe("dana@example.com");
});

test("[M40] who waits keeps their place, may change their mind, and what was known of them stays", async () => {
  const { console, dana, leave, visitor } = await start();
  dana.send({ type: "ask_person", clientId: clientId("ask") });
  const { waitingSince } = await console.nextRow(({ state }) => state === "waiting");
  leave("email", { email: "dana@example.com" });
  await dana.next("ack", (ack) => ack.clientId === clientId("email"));
  leave("phone", { phone: "+49 40 123456", email: "other@example.com", when: " after 5 \0" });
  const row = await console.nextRow(({ contactLeft }) => contactLeft === "phone");
  expect(row).toMatchObject({ state: "waiting", waitingSince });
  await dana.next("ack", (ack) => ack.clientId === clientId("phone"));
  const left = dana.received
    .flatMap((frame) => (frame.type === "events" ? frame.events : []))
    .findLast(({ body }) => body.type === "contact_left");
  expect(left?.body).toMatchObject({ phone: "+49 40 123456", when: "after 5" });
  expect(await visitor()).toMatchObject({ email: "dana@example.com", phone: "+49 40 123456" });
});

test("[M2] a repeat gets the first ack and stores nothing", async () => {
  const { dana, leave } = await start();
  leave("same", { email: "dana@example.com" });
  const first = await dana.next("ack");
  leave("same", { email: "dana@example.com" });
  expect(await dana.next("ack")).toEqual(first);
  const all = dana.received.flatMap((frame) => (frame.type === "events" ? frame.events : []));
  expect(all.filter(({ body }) => body.type === "contact_left")).toHaveLength(1);
});

test("[M40] neither email nor phone is refused, by name; so is what is no address", async () => {
  const { dana, leave } = await start();
  leave("none", { when: "now" });
  expect(await dana.next("error")).toMatchObject({ kind: "invalid", clientId: clientId("none") });
  leave("wrong", { email: "dana at example" });
  expect((await dana.next("error")).message).toContain("email");
  leave("digits", { phone: "call me" });
  expect((await dana.next("error")).message).toContain("phone");
});

test("the wish is over when the conversation is", async () => {
  const { server, mara, console, leave } = await start();
  leave("call", { phone: "040 123456" });
  const { id } = await console.nextRow(({ contactLeft }) => contactLeft === "phone");
  await server.call("POST", `/conversations/${id}/claim`, mara);
  await console.nextRow(({ state, contactLeft }) => state === "active" && contactLeft === "phone");
  await server.call("POST", `/conversations/${id}/close`, mara, { outcome: "solved" });
  expect(await console.nextRow(({ state }) => state === "closed")).toMatchObject({
    contactLeft: null,
  });
});

test("[M42] who has left a way to reach them and is gone holds up nobody, and has their place again when back", async () => {
  const { server, dana, leave } = await start();
  leave("first", { email: "dana@example.com" });
  const { conversationId } = await dana.next("ack");
  expect(await dana.next("queue")).toMatchObject({ position: 1 });
  const site = (await server.house.conversations.byId(conversationId))?.siteId ?? "";
  const { key } = await server.house.manageSites.existing(site);
  const ravi = await connectVisitor(server, key);
  ravi.send({ type: "ask_person", clientId: clientId("ravi") });
  expect(await ravi.next("queue")).toMatchObject({ position: 2 });
  dana.close();
  expect(await ravi.next("queue", ({ position }) => position === 1)).toBeDefined();
  const back = await connectVisitor(server, key, { token: dana.token });
  expect(await back.next("queue")).toMatchObject({ conversationId, position: 1 });
  expect(await ravi.next("queue", ({ position }) => position === 2)).toBeDefined();
});
