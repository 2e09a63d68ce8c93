import { PROTOCOL_VERSION } from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  fakeClock,
  openVisitorSocket,
  startServer,
  visitorHello,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

const DAY_MS = 24 * 60 * 60 * 1000;

test("[H1] a frame before the welcome is answered by not_ready, with its clientId", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const socket = await openVisitorSocket(server);
  const early = [
    { type: "send_message", clientId: "early-0001", text: "Hello?" },
    { type: "ask_person", clientId: "early-0001" },
    { type: "close_conversation", clientId: "early-0001", outcome: "solved" },
    { type: "typing", conversationId: "abc", on: true },
    { type: "read", conversationId: "abc", seq: 1 },
    { type: "watch", conversationId: "abc", after: 0 },
    { type: "history", conversationId: "abc", before: 9 },
    { type: "search_articles", query: "Where?" },
    { type: "visit_page", page: { url: "https://shop.example/", title: "" } },
    { type: "ping" },
  ] as const;
  for (const frame of early) {
    socket.send(frame);
    const error = await socket.next("error");
    expect(error, frame.type).toMatchObject({ kind: "not_ready" });
    expect(error.clientId).toBe("clientId" in frame ? frame.clientId : undefined);
  }
  socket.send(visitorHello(site.key));
  await socket.next("welcome");
  expect(await server.house.conversations.open(10)).toEqual([]);
});

test("[H2] a newer version is malformed, and the message says which one is spoken here", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const socket = await openVisitorSocket(server);
  socket.send({ ...visitorHello(site.key), version: PROTOCOL_VERSION + 1 });
  const error = await socket.next("error");
  expect(error.kind).toBe("malformed");
  expect(error.message).toContain(`version ${PROTOCOL_VERSION}`);
  socket.send(visitorHello(site.key));
  await socket.next("welcome");
});

test("[H3] an unknown site is told so by name, and closed for good with 4403", async () => {
  const server = await startServer();
  const socket = await openVisitorSocket(server);
  socket.send(visitorHello("nobody-s-site"));
  const error = await socket.next("error");
  expect(error.kind).toBe("unknown_site");
  expect(error.message).toContain("nobody-s-site");
  expect(await socket.closed).toEqual({ code: 4403, reason: "unknown_site" });
});

test("[H4] a page of an origin that the site does not list is told so, and closed with 4403", async () => {
  const server = await startServer();
  const site = await server.addSite({
    origins: ["https://shop.example", "https://*.branch.example"],
  });
  const wrong = [
    "https://evil.example",
    "http://shop.example",
    "https://shop.example:8443",
    "https://shop.example.evil.example",
    "https://evilshop.example",
    "https://evilbranch.example",
    "https://branch.example",
    "http://de.branch.example",
    "null",
  ];
  for (const origin of wrong) {
    const socket = await openVisitorSocket(server, { origin });
    socket.send(visitorHello(site.key));
    const error = await socket.next("error");
    expect(error, origin).toMatchObject({ kind: "origin_not_allowed" });
    expect(error.message).toContain(origin);
    expect(await socket.closed).toEqual({ code: 4403, reason: "origin_not_allowed" });
  }
});

test("[H4] its own pages, those it lists and their sub-domains may come in", async () => {
  const server = await startServer();
  const site = await server.addSite({
    origins: ["https://Shop.example", "https://*.branch.example"],
  });
  const right = [
    server.origin,
    "https://shop.example",
    "https://SHOP.example",
    "https://de.branch.example",
    "https://old.de.branch.example",
  ];
  for (const origin of right) await connectVisitor(server, site.key, { origin });
  const any = await server.addSite({ origins: ["*"] });
  await connectVisitor(server, any.key, { origin: "https://anyone.example" });
});

test("[H5] a token comes with the first welcome alone, and makes the same visitor of any tab", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const first = await connectVisitor(server, site.key);
  expect(first.welcome.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  const again = await connectVisitor(server, site.key, { token: first.token });
  expect(again.welcome).not.toHaveProperty("token");
  expect(again.welcome.visitor).toEqual(first.welcome.visitor);
  const other = await connectVisitor(server, site.key);
  expect(other.welcome.visitor.id).not.toBe(first.welcome.visitor.id);
});

test("[H6] a token that is unknown or of another site is expired, and hello may come without", async () => {
  const server = await startServer();
  const [site, other] = [await server.addSite(), await server.addSite()];
  const { token } = await connectVisitor(server, other.key);
  for (const wrong of [token, "x".repeat(43)]) {
    const socket = await openVisitorSocket(server);
    socket.send(visitorHello(site.key, { token: wrong }));
    expect(await socket.next("error")).toMatchObject({ kind: "token_expired" });
    socket.send(visitorHello(site.key));
    expect(await socket.next("welcome")).toHaveProperty("token");
  }
});

test("[H6] a token lasts 180 days from its last use", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const { token } = await connectVisitor(server, site.key);
  clock.advance(179 * DAY_MS);
  await connectVisitor(server, site.key, { token });
  clock.advance(179 * DAY_MS);
  await connectVisitor(server, site.key, { token });
  clock.advance(180 * DAY_MS);
  const socket = await openVisitorSocket(server);
  socket.send(visitorHello(site.key, { token }));
  expect(await socket.next("error")).toMatchObject({ kind: "token_expired" });
});

test("[H7] the welcome says who is here and what is popular, in the visitor's language", async () => {
  const server = await startServer();
  const site = await server.addSite({ lang: "de" });
  await server.addArticle(site.id, { question: "Second?", popular: 2 });
  await server.addArticle(site.id, { question: "First?", popular: 1 });
  await server.addArticle(site.id, { question: "Rare?" });
  await server.addArticle(site.id, { question: "Draft?", popular: 3, state: "draft" });
  await server.addArticle(site.id, { question: "Wohin?", lang: "de", popular: 1 });
  const mara = await server.addAgent("Mara Jensen");
  await connectAgent(server, mara);
  const asked = async (languages: string[]) => {
    const { welcome } = await connectVisitor(server, site.key, { languages });
    return welcome.popular.map(({ question }) => question);
  };
  expect(await asked(["fr", "en-GB"])).toEqual(["First?", "Second?"]);
  expect(await asked(["fr"])).toEqual(["Wohin?"]);
  const { welcome } = await connectVisitor(server, site.key);
  expect(welcome.here).toEqual([{ id: mara.id, name: "Mara Jensen", colour: expect.any(String) }]);
  expect(welcome.resumes).toBe(false);
});

test("[H7] a visitor who comes back gets the conversation as it stands", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  await visitor.next("events");
  const again = await connectVisitor(server, site.key, { token: visitor.token });
  expect(again.welcome.resumes).toBe(true);
  const { events, conversation } = await again.next("events");
  expect(events.map(({ body }) => body.type)).toEqual(["message", "queued"]);
  expect(conversation).toMatchObject({ state: "waiting", seq: 2 });
});

test("[H8] a second hello is malformed, also while the first is being answered", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const socket = await openVisitorSocket(server);
  socket.send(visitorHello(site.key));
  socket.send(visitorHello(site.key));
  const error = await socket.next("error");
  expect(error.kind).toBe("malformed");
  expect(error.message).toContain("already");
  await socket.next("welcome");
  socket.send(visitorHello(site.key));
  expect(await socket.next("error")).toMatchObject({ kind: "malformed" });
  expect(socket.received.filter(({ type }) => type === "welcome")).toHaveLength(1);
  const made = server.house.presence.visitorsHere();
  expect(made).toHaveLength(1);
});
