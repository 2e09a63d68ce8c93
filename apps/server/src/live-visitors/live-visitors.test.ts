import { type Conversation, DEFAULT_SITE_OPTIONS } from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  openVisitorSocket,
  startServer,
  type TestServer,
  visitorHello,
} from "@foyer/test-kit";
import { expect, onTestFinished, test } from "vitest";

const WATCHED = { options: { ...DEFAULT_SITE_OPTIONS, presence: true } };

/** A page that is only to be seen: without a token it is nobody who is stored. */
async function guestOf(server: TestServer, siteKey: string, url = "https://shop.example/pricing") {
  const socket = await openVisitorSocket(server, { userAgent: "Firefox/144 Android" });
  onTestFinished(socket.close);
  const page = { url, title: "Pricing", referrer: "https://news.example/today" };
  socket.send({ ...visitorHello(siteKey, { languages: ["de"] }), page, guest: true });
  const welcome = await socket.next("welcome");
  return Object.assign(socket, { id: welcome.visitor.id, welcome });
}

async function house() {
  const server = await startServer();
  const site = await server.addSite(WATCHED);
  const mara = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, mara);
  const invite = async (id: string, text = "Can I help you choose?", agent = mara) => {
    const response = await server.call("POST", `/live-visitors/${id}/invite`, agent, { text });
    return { status: response.status, body: (await response.json()) as Conversation };
  };
  return { server, site, mara, console, invite };
}

test("[H15] a guest is seen and not stored: no token, no visitor, nothing but going on", async () => {
  const { server, site } = await house();
  const guest = await guestOf(server, site.key);
  expect(guest.welcome.token).toBeUndefined();
  expect(await server.house.visitors.byId(guest.id)).toBeUndefined();
  guest.send({ type: "send_message", clientId: "c-a-guest-1", text: "Hello" });
  expect(await guest.next("error")).toMatchObject({ kind: "not_ready", clientId: "c-a-guest-1" });
  guest.send({ type: "ping" });
  await guest.next("pong");
});

test("[H15] a site that does not show its visitors takes no guests, and shows nobody", async () => {
  const { server, console } = await house();
  const quiet = await server.addSite();
  const socket = await openVisitorSocket(server);
  onTestFinished(socket.close);
  socket.send({ ...visitorHello(quiet.key), guest: true });
  expect((await socket.next("error")).kind).toBe("wrong_state");
  await connectVisitor(server, quiet.key);
  console.send({ type: "watch_live", on: true });
  expect(await console.next("live", ({ whole }) => whole === true)).toMatchObject({ came: [] });
});

test("[P20] a console that watches learns who is there, goes on and leaves; others hear nothing", async () => {
  const { server, site, console } = await house();
  const other = await connectAgent(server, await server.addAgent("Tom Ruiz"));
  const guest = await guestOf(server, site.key);
  console.send({ type: "watch_live", on: true });
  const { came, count } = await console.next("live", ({ whole }) => whole === true);
  expect(count).toBe(1);
  expect(came).toMatchObject([
    {
      ...{ id: guest.id, siteId: site.id, guest: true, name: null, from: "news.example" },
      ...{ page: { url: "https://shop.example/pricing" }, languages: ["de"] },
      ...{ browser: "Firefox 144 on Android", returning: false, conversationId: null },
    },
  ]);
  const page = { url: "https://shop.example/cart", title: "Cart" };
  guest.send({ type: "visit_page", page });
  const moved = await console.next("live", (frame) => frame.came.length > 0);
  expect(moved.came).toMatchObject([{ id: guest.id, page }]);
  const known = await connectVisitor(server, site.key);
  const { id } = known.welcome.visitor;
  await console.next("live", (frame) => frame.came.some((one) => one.id === id && !one.guest));
  guest.close();
  const gone = await console.next("live", ({ left }) => left.length > 0);
  expect(gone).toMatchObject({ left: [guest.id], count: 1 });
  expect(other.received.filter(({ type }) => type === "live")).toEqual([]);
});

test("[M62] an invited guest is a visitor with a conversation, which is the agent's", async () => {
  const { server, site, mara, invite } = await house();
  const guest = await guestOf(server, site.key);
  const { status, body } = await invite(guest.id);
  expect(status).toBe(200);
  expect(body).toMatchObject({ state: "active", assigneeId: mara.id, visitorId: guest.id });
  const { token } = await guest.next("invited");
  const visitor = await connectVisitor(server, site.key, { token });
  expect(visitor.welcome.visitor.id).toBe(guest.id);
  const { events } = await visitor.next("events");
  expect(events.map((event) => event.body)).toEqual([
    { type: "message", text: "Can I help you choose?" },
  ]);
  visitor.send({ type: "send_message", clientId: "c-yes-please", text: "Yes please" });
  expect((await visitor.next("ack")).conversationId).toBe(body.id);
});

test("[M62] a known visitor gets the words where they are, and is asked once a day", async () => {
  const { server, site, invite } = await house();
  const visitor = await connectVisitor(server, site.key);
  const { id } = visitor.welcome.visitor;
  const first = await invite(id);
  const { events, conversation } = await visitor.next("events");
  expect(events.at(-1)?.body).toMatchObject({ text: "Can I help you choose?" });
  expect(conversation).toMatchObject({ state: "active", agent: { name: "Mara Jensen" } });
  expect((await invite(id)).status).toBe(409);
  visitor.send({ type: "close_conversation", clientId: "c-no-thanks", outcome: "solved" });
  await visitor.next("ack");
  const again = await invite(id);
  expect(again.body).toMatchObject({ kind: "conflict" });
  expect(first.status).toBe(200);
});

test("[M62] of two who invite one guest the first does", async () => {
  const { server, site, invite } = await house();
  const tom = await server.addAgent("Tom Ruiz");
  const guest = await guestOf(server, site.key);
  const both = await Promise.all([invite(guest.id), invite(guest.id, "Me too", tom)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await server.house.conversations.ofVisitor(guest.id)).toHaveLength(1);
});

test("[M62] nobody is invited who has left, or with nothing to say", async () => {
  const { server, site, invite } = await house();
  const guest = await guestOf(server, site.key);
  expect((await invite(guest.id, "  ")).status).toBe(400);
  guest.close();
  await guest.closed;
  await expect.poll(async () => (await invite(guest.id)).status).toBe(404);
});
