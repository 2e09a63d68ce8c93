import type { Visitor } from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  openVisitorSocket,
  signId,
  signJwt,
  startServer,
  type VisitorClient,
  type VisitorOptions,
  visitorHello,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

async function withSecret() {
  const server = await startServer();
  const site = await server.addSite();
  const owner = await server.addAgent("Nora Lind", "owner");
  const path = `/sites/${site.id}/identity-secret`;
  const { secret } = (await (await server.call("GET", path, owner)).json()) as { secret: string };
  const jwt = (claims: object) => ({ jwt: signJwt(secret, { sub: "4711", ...claims }) });
  const connect = (options: VisitorOptions = {}) => connectVisitor(server, site.key, options);
  const panel = async (id: string) =>
    (await (await server.call("GET", `/visitors/${id}`, owner)).json()) as Visitor;
  return { server, site, owner, path, secret, jwt, connect, panel };
}

let count = 0;

/** Says it, and waits until it is stored; returns the conversation. */
async function say(visitor: VisitorClient, text: string, to: "faq" | "person" = "person") {
  visitor.send({ type: "send_message", clientId: `said-${++count}-000`, text, to });
  return (await visitor.next("ack")).conversationId;
}

/** The texts that the first page of a resuming visitor holds. */
async function heard(visitor: VisitorClient): Promise<string[]> {
  const { events } = await visitor.next("events");
  return events.flatMap(({ body }) => (body.type === "message" ? [body.text] : []));
}

test("[H12] one who is vouched for has one history on every device, and a token on each", async () => {
  const { jwt, connect } = await withSecret();
  const desktop = await connect({ identity: jwt({ name: "Ines" }) });
  await say(desktop, "Where is my parcel?");
  const phone = await connect({ identity: jwt({}) });
  expect(phone.welcome.visitor).toEqual({ ...desktop.welcome.visitor, name: "Ines" });
  expect(await heard(phone)).toEqual(["Where is my parcel?"]);
  expect(phone.token).not.toBe(desktop.token);
  for (const { token } of [desktop, phone]) {
    const again = await connect({ token });
    expect(again.welcome.visitor.id).toBe(desktop.welcome.visitor.id);
    expect(again.welcome.token).toBeUndefined();
  }
});

test("the same identity with its own token gets no other one", async () => {
  const { jwt, connect } = await withSecret();
  const first = await connect({ identity: jwt({}) });
  const again = await connect({ identity: jwt({}), token: first.token });
  expect(again.welcome.token).toBeUndefined();
  expect(again.welcome.visitor.id).toBe(first.welcome.visitor.id);
});

test("an id with its hash is the same person as a token with that sub", async () => {
  const { secret, jwt, connect } = await withSecret();
  const one = await connect({ identity: jwt({}) });
  const two = await connect({ identity: { id: "4711", hash: signId(secret, "4711") } });
  expect(two.welcome.visitor.id).toBe(one.welcome.visitor.id);
});

test("whoever was anonymous takes along what they said, and their old token opens nothing", async () => {
  const { server, site, jwt, connect, panel } = await withSecret();
  const anonymous = await connect();
  await say(anonymous, "Before signing in");
  const known = await connect({ token: anonymous.token, identity: jwt({}) });
  expect(known.welcome.visitor.id).toBe(anonymous.welcome.visitor.id);
  expect(await heard(known)).toEqual(["Before signing in"]);
  const { externalId } = await panel(known.welcome.visitor.id);
  expect(externalId).toBe("4711");
  const old = await openVisitorSocket(server);
  old.send(visitorHello(site.key, { token: anonymous.token }));
  expect(await old.next("error")).toMatchObject({ kind: "token_expired" });
});

test("on the second device the open conversation goes over into the one history", async () => {
  const { server, owner, jwt, connect } = await withSecret();
  const console = await connectAgent(server, owner);
  const desktop = await connect({ identity: jwt({ name: "Ines" }) });
  const phone = await connect();
  const conversationId = await say(phone, "From the phone");
  await console.nextRow();
  const known = await connect({ token: phone.token, identity: jwt({}) });
  expect(known.welcome.visitor.id).toBe(desktop.welcome.visitor.id);
  expect(await heard(known)).toEqual(["From the phone"]);
  expect(await console.nextRow()).toMatchObject({
    ...{ id: conversationId, visitorId: desktop.welcome.visitor.id, visitorName: "Ines" },
    state: "waiting",
  });
  await say(known, "And on");
  await say(desktop, "From the desktop");
  const third = await connect({ identity: jwt({}) });
  expect(await heard(third)).toEqual(["From the phone", "And on", "From the desktop"]);
});

test("[H12] of two open conversations theirs stays, and the log of the anonymous one says why it ended", async () => {
  const { server, owner, jwt, connect } = await withSecret();
  const desktop = await connect({ identity: jwt({}) });
  const theirs = await say(desktop, "From the desktop");
  const phone = await connect();
  const other = await say(phone, "From the phone");
  const known = await connect({ token: phone.token, identity: jwt({}) });
  expect(await heard(known)).toEqual(["From the desktop"]);
  expect(await say(known, "And on")).toBe(theirs);
  const console = await connectAgent(server, owner);
  console.send({ type: "watch", conversationId: other, after: 0 });
  const { events } = await console.next("events");
  expect(events.map(({ body }) => body)).toMatchObject([
    { type: "message", text: "From the phone" },
    { type: "queued" },
    { type: "identified", externalId: "4711", instead: true },
    { type: "closed" },
  ]);
});

test("somebody else on the same browser sees nothing of the first", async () => {
  const { jwt, connect } = await withSecret();
  const first = await connect({ identity: jwt({}) });
  await say(first, "My secret");
  const second = await connect({ token: first.token, identity: jwt({ sub: "4712" }) });
  expect(second.welcome).toMatchObject({ resumes: false });
  expect(second.welcome.visitor.id).not.toBe(first.welcome.visitor.id);
});

test("two browsers that bring the same identity for the first time are one visitor", async () => {
  const { jwt, connect } = await withSecret();
  const all = await Promise.all([1, 2, 3, 4].map(() => connect({ identity: jwt({}) })));
  expect(new Set(all.map(({ welcome }) => welcome.visitor.id)).size).toBe(1);
});

test("[H12] what is said while it turns out who says it is in their history once, in one open talk", async () => {
  const { server, owner, jwt, connect } = await withSecret();
  const desktop = await connect({ identity: jwt({}) });
  const phone = await connect();
  await say(phone, "Before anybody knew");
  const ids = Array.from({ length: 12 }, (_, i) => `raced-${i}-000`);
  const talkOn = async (visitor: VisitorClient) => {
    for (const clientId of ids) {
      visitor.send({ type: "send_message", clientId, text: clientId, to: "person" });
      await new Promise(setImmediate);
    }
    const last = visitor.next("ack", ({ clientId }) => clientId === ids.at(-1));
    await Promise.race([visitor.closed, last]);
  };
  const [known] = await Promise.all([
    connect({ token: phone.token, identity: jwt({}) }),
    talkOn(phone),
    say(desktop, "From the desktop"),
  ]);
  // As their browser does with all that it has no answer to.
  await talkOn(known);
  const { items } = (await (await server.call("GET", "/conversations", owner)).json()) as {
    items: { id: string; state: string; visitorId: string }[];
  };
  const theirs = items.filter(({ visitorId }) => visitorId === known.welcome.visitor.id);
  expect(theirs.filter(({ state }) => state !== "closed")).toHaveLength(1);
  const logs = await Promise.all(
    theirs.map(({ id }) => server.house.messages.after("agents", id, 0, 200)),
  );
  const said = logs.flat().flatMap(({ clientId }) => clientId ?? []);
  expect(said.filter((id) => id.startsWith("raced")).sort()).toEqual([...ids].sort());
});

test("[H12] who speaks for the first time as somebody who signs in has one open talk, and said it once", async () => {
  const { server, jwt, connect } = await withSecret();
  const { conversations, messages } = server.house;
  let racedWell = 0;
  for (let round = 0; round < 32; round += 1) {
    const sub = `user-${round}`;
    await connect({ identity: jwt({ sub }) });
    const phone = await connect();
    const from = phone.welcome.visitor.id;
    const ids = [1, 2, 3].map((n) => `first-${round}-${n}-000`);
    const speak = (visitor: VisitorClient) =>
      ids.map((clientId) => {
        visitor.send({ type: "send_message", clientId, text: clientId, to: "person" });
        return visitor.next("ack", (ack) => ack.clientId === clientId);
      });
    const signingIn = connect({ token: phone.token, identity: jwt({ sub }) });
    for (let turn = 0; turn < round % 8; turn += 1) await new Promise(setImmediate);
    const spoken = Promise.allSettled(speak(phone));
    const known = await signingIn;
    await Promise.race([phone.closed, spoken]);
    if (phone.received.some(({ type }) => type === "ack")) racedWell += 1;
    // As their browser does with all that it has no answer to.
    await Promise.all(speak(known));
    const rows = await conversations.ofVisitor(known.welcome.visitor.id);
    expect(rows.filter(({ state }) => state !== "closed")).toHaveLength(1);
    expect(await conversations.ofVisitor(from)).toEqual([]);
    const logs = await Promise.all(rows.map(({ id }) => messages.after("agents", id, 0, 200)));
    const said = logs.flat().flatMap(({ clientId }) => clientId ?? []);
    expect(said.sort()).toEqual(ids);
    expect(phone.received.filter(({ type }) => type === "error")).toEqual([]);
  }
  expect(racedWell).toBeGreaterThan(0);
}, 60_000);

test("[H17] after a hand-over the old token opens nothing, and what was noted stands with who they are", async () => {
  const { server, site, owner, jwt, connect } = await withSecret();
  const desktop = await connect({ identity: jwt({}) });
  const phone = await connect();
  const { id } = phone.welcome.visitor;
  await server.call("POST", `/visitors/${id}/notes`, owner, { text: "Prefers email" });
  await connect({ token: phone.token, identity: jwt({}) });
  const old = await openVisitorSocket(server);
  old.send(visitorHello(site.key, { token: phone.token }));
  expect(await old.next("error")).toMatchObject({ kind: "token_expired" });
  const again = await connect({ token: phone.token, identity: jwt({}) });
  expect(again.welcome.visitor.id).toBe(desktop.welcome.visitor.id);
  expect(again.welcome.token).toBeDefined();
  const notes = await server.call("GET", `/visitors/${id}/notes`, owner);
  expect(await notes.json()).toMatchObject({ items: [{ text: "Prefers email" }] });
  phone.send({ type: "send_message", clientId: "from-before-1", text: "Me", to: "person" });
  expect((await phone.closed).code).toBe(4000);
});

test("[H12] what does not hold is refused, whoever it names, and the visitor may come in without", async () => {
  const { server, site, jwt, connect } = await withSecret();
  await connect({ identity: jwt({}) });
  const socket = await openVisitorSocket(server);
  for (const sub of ["4711", "nobody"]) {
    const identity = { jwt: signJwt("another secret", { sub }) };
    socket.send(visitorHello(site.key, { identity }));
    expect(await socket.next("error")).toMatchObject({
      kind: "identity_invalid",
      message: "Not identified: the signature does not fit.",
    });
  }
  socket.send(visitorHello(site.key));
  expect(await socket.next("welcome")).toMatchObject({ resumes: false });
});

test("a new secret takes the place of the old one; who is in by the old one stays in", async () => {
  const { server, site, owner, path, secret, jwt, connect } = await withSecret();
  const before = await connect({ identity: jwt({}) });
  const made = (await (await server.call("POST", path, owner)).json()) as { secret: string };
  expect(made.secret).not.toBe(secret);
  const again = (await (await server.call("GET", path, owner)).json()) as { secret: string };
  expect(again).toEqual(made);
  const socket = await openVisitorSocket(server);
  socket.send(visitorHello(site.key, { identity: jwt({}) }));
  expect(await socket.next("error")).toMatchObject({ kind: "identity_invalid" });
  const after = await connect({ token: before.token });
  expect(after.welcome.visitor.id).toBe(before.welcome.visitor.id);
});

test("no list of sites tells the secret", async () => {
  const { server, owner, secret } = await withSecret();
  expect(await (await server.call("GET", "/sites", owner)).text()).not.toContain(secret);
});

test("a browser's token ends when that browser was away for half a year, whatever the others did", async () => {
  const { jwt, connect, server, site } = await withSecret();
  const lost = await connect({ identity: jwt({}) });
  const { db, visitors } = server.house;
  await db.writes.write(async () => {
    await db.orm.update(db.tables.visitorTokens).set({ seenAt: 0 });
  });
  const used = await connect({ identity: jwt({}) });
  expect((await visitors.byId(used.welcome.visitor.id))?.seenAt).toBeGreaterThan(0);
  const socket = await openVisitorSocket(server);
  socket.send(visitorHello(site.key, { token: lost.token }));
  expect(await socket.next("error")).toMatchObject({ kind: "token_expired" });
});
