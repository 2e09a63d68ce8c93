import type { MergePreview, Visitor, VisitorNote } from "@foyer/protocol";
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

/** A server with a site, an agent, and what calls the API as they do. */
async function house(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const call = async <T>(method: string, path: string, body?: unknown, agent = mara) => {
    const response = await server.call(method, path, agent, body);
    const json = response.status === 204 ? null : await response.json();
    return { status: response.status, body: json as T };
  };
  return { server, site, mara, call };
}

test("[M60] the pages of a visitor are kept once each, the last twenty, for thirty days", async () => {
  const clock = fakeClock();
  const { server, site, call } = await house({ clock });
  const visitor = await connectVisitor(server, site.key);
  const { id } = visitor.welcome.visitor;
  for (let n = 1; n <= 22; n += 1) {
    clock.advance(1_000);
    const page = { url: `https://shop.example/${n}`, title: `Page ${n}\0` };
    visitor.send({ type: "visit_page", page });
    visitor.send({ type: "visit_page", page });
    visitor.send({ type: "ping" });
    await visitor.next("pong");
    await server.house.db.writes.drained();
  }
  const visits = await call<{ items: { url: string; title: string }[] }>(
    "GET",
    `/visitors/${id}/visits`,
  );
  expect(visits.body.items).toHaveLength(20);
  expect(visits.body.items[0]).toMatchObject({ url: "https://shop.example/22", title: "Page 22" });
  expect(visits.body.items[19]).toMatchObject({ url: "https://shop.example/3" });
  clock.advance(31 * DAY_MS);
  await server.house.people.sweep();
  expect(await server.house.people.visits.of(id)).toEqual([]);
});

test("[M60] everybody reads a note about a person; its author alone changes and removes it", async () => {
  const { server, site, call } = await house();
  const tom = await server.addAgent("Tom Ruiz");
  const watcher = await connectAgent(server, tom);
  const visitor = await connectVisitor(server, site.key);
  const path = `/visitors/${visitor.welcome.visitor.id}/notes`;
  const note = await call<VisitorNote>("POST", path, { text: " Prefers email \0" });
  expect(note.body).toMatchObject({ text: "Prefers email", by: { name: "Mara Jensen" } });
  expect((await watcher.next("visitor_changed")).visitorId).toBe(visitor.welcome.visitor.id);
  const read = await call<{ items: VisitorNote[] }>("GET", path, undefined, tom);
  expect(read.body.items).toEqual([note.body]);
  const foreign = await call("PATCH", `${path}/${note.body.id}`, { text: "x" }, tom);
  expect(foreign.status).toBe(403);
  const changed = await call<VisitorNote>("PATCH", `${path}/${note.body.id}`, { text: "By phone" });
  expect(changed.body).toMatchObject({ text: "By phone", editedAt: expect.any(Number) });
  const other = await connectVisitor(server, site.key);
  const elsewhere = `/visitors/${other.welcome.visitor.id}/notes/${note.body.id}`;
  expect((await call("DELETE", elsewhere)).status).toBe(404);
  expect((await call("DELETE", `${path}/${note.body.id}`)).status).toBe(204);
  expect((await call<{ items: unknown[] }>("GET", path)).body.items).toEqual([]);
  expect((await call("POST", path, { text: "  " })).status).toBe(400);
});

test("[M60] tags of a person come and go, whatever their capitals", async () => {
  const { server, site, call } = await house();
  const visitor = await connectVisitor(server, site.key);
  const path = `/visitors/${visitor.welcome.visitor.id}/tags`;
  await call("POST", path, { add: ["VIP", "wholesale"] });
  const tagged = await call<Visitor>("POST", path, {
    add: ["vip", "press"],
    remove: ["WHOLESALE"],
  });
  expect(tagged.body.tags).toEqual(["VIP", "press"]);
});

test("[H16] who is blocked is told so and closed, in open tabs and at every coming", async () => {
  const { server, site, call } = await house();
  const visitor = await connectVisitor(server, site.key);
  const { id } = visitor.welcome.visitor;
  visitor.send({ type: "send_message", clientId: "c-an-insult", text: "You!", to: "person" });
  await visitor.next("ack");
  const block = { until: null, reason: "Threatens the team" };
  const blocked = await call<Visitor>("PUT", `/visitors/${id}/block`, block);
  expect(blocked.body.blocked).toMatchObject({ ...block, by: "Mara Jensen" });
  expect((await visitor.next("error")).kind).toBe("blocked");
  expect((await visitor.closed).code).toBe(4403);
  const ended = await server.house.conversations.latestOf(id);
  expect(ended).toMatchObject({ state: "closed", outcome: "spam" });
  const again = await openVisitorSocket(server);
  again.send(visitorHello(site.key, { token: visitor.token }));
  expect((await again.next("error")).kind).toBe("blocked");
  expect((await again.closed).code).toBe(4403);
  const upload = await fetch(`${server.origin}/api/v1/visitor/uploads?name=a.txt`, {
    method: "POST",
    headers: { authorization: `Bearer ${visitor.token}`, origin: server.origin },
    body: "x",
  });
  expect(upload.status).toBe(403);
  const list = await call<{ items: Visitor[] }>("GET", "/blocked-visitors");
  expect(list.body.items.map((one) => one.id)).toEqual([id]);
  expect((await call("DELETE", `/visitors/${id}/block`)).status).toBe(204);
  const back = await connectVisitor(server, site.key, { token: visitor.token });
  expect(back.welcome.visitor.id).toBe(id);
});

test("[H16] a block for a time ends by itself", async () => {
  const clock = fakeClock();
  const { server, site, call } = await house({ clock });
  const visitor = await connectVisitor(server, site.key);
  const path = `/visitors/${visitor.welcome.visitor.id}/block`;
  expect((await call("PUT", path, { until: clock.now(), reason: "" })).status).toBe(400);
  await call("PUT", path, { until: clock.now() + DAY_MS, reason: "" });
  clock.advance(DAY_MS);
  await connectVisitor(server, site.key, { token: visitor.token });
  const list = await call<{ items: Visitor[] }>("GET", "/blocked-visitors");
  expect(list.body.items).toEqual([]);
});

test("[M61] of two profiles one stays, with all that was said, noted and known of both", async () => {
  const { server, site, call } = await house();
  const phone = await connectVisitor(server, site.key, {
    profile: { name: "Ines", email: "ines@example.com", attributes: { plan: "gold" } },
  });
  const laptop = await connectVisitor(server, site.key, { profile: { name: "Ines Weber" } });
  const [from, into] = [phone.welcome.visitor.id, laptop.welcome.visitor.id];
  for (const [client, n] of [[phone, 1] as const, [laptop, 2] as const]) {
    client.send({ type: "send_message", clientId: `c-first-${n}`, text: "Hello", to: "person" });
    await client.next("ack");
  }
  await call("POST", `/visitors/${from}/notes`, { text: "Prefers email" });
  await call("POST", `/visitors/${from}/tags`, { add: ["vip"] });
  const preview = await call<MergePreview>("GET", `/visitors/${from}/merge-preview?intoId=${into}`);
  expect(preview.body).toMatchObject({ conversations: 1, notes: 1, closes: true });
  expect(preview.body.fills.sort()).toEqual(["attributes", "email"]);

  const merged = await call<Visitor>("POST", `/visitors/${from}/merge`, { intoId: into });
  expect(merged.body).toMatchObject({
    ...{ id: into, name: "Ines Weber", email: "ines@example.com" },
    ...{ attributes: { plan: "gold" }, tags: ["vip"] },
  });
  expect((await phone.closed).code).toBe(4000);
  expect((await laptop.closed).code).toBe(4000);
  const theirs = await call<{ items: { visitorId: string; state: string; id: string }[] }>(
    "GET",
    `/conversations?visitorId=${into}`,
  );
  expect(theirs.body.items.map(({ state }) => state).sort()).toEqual(["closed", "waiting"]);
  const closed = theirs.body.items.find(({ state }) => state === "closed");
  const log = await server.house.messages.before("agents", closed?.id ?? "", 99, 20);
  expect(log.map(({ body }) => body)).toContainEqual({
    ...{ type: "merged", name: "Ines", instead: true },
  });
  const asked = await call<Visitor>("GET", `/visitors/${from}`);
  expect(asked.body.id).toBe(into);

  // [H17] The phone's token leads to the one who stays, and what it says goes there.
  const back = await connectVisitor(server, site.key, { token: phone.token });
  expect(back.welcome.visitor.id).toBe(into);
  back.send({ type: "send_message", clientId: "c-after-merge", text: "Me again", to: "person" });
  const waiting = theirs.body.items.find(({ state }) => state === "waiting");
  expect((await back.next("ack")).conversationId).toBe(waiting?.id);
});

test("[M61] what cannot be one person is refused, and nothing is changed", async () => {
  const { server, site, call } = await house();
  const other = await server.addSite();
  const here = await connectVisitor(server, site.key);
  const there = await connectVisitor(server, other.key);
  const { id } = here.welcome.visitor;
  const merge = (intoId: string) => call("POST", `/visitors/${id}/merge`, { intoId });
  expect((await merge(id)).status).toBe(400);
  expect((await merge(there.welcome.visitor.id)).status).toBe(400);
  expect((await merge("nobody")).status).toBe(404);
  expect((await call<Visitor>("GET", `/visitors/${id}`)).body.id).toBe(id);
});

test("[H17] whoever speaks while they are merged is neither lost nor refused, whatever races", async () => {
  const { server, site, call } = await house();
  for (let round = 0; round < 5; round += 1) {
    const phone = await connectVisitor(server, site.key);
    const laptop = await connectVisitor(server, site.key);
    const [from, into] = [phone.welcome.visitor.id, laptop.welcome.visitor.id];
    const frame = {
      type: "send_message",
      clientId: `c-racing-${round}`,
      text: "Now",
      to: "person",
    } as const;
    const merging = call("POST", `/visitors/${from}/merge`, { intoId: into });
    phone.send(frame);
    expect((await merging).status).toBe(200);
    await phone.closed;
    const back = await connectVisitor(server, site.key, { token: phone.token });
    back.send(frame);
    const ack = await back.next("ack");
    const refused = phone.received.filter((one) => one.type === "error" && one.clientId);
    expect(refused).toEqual([]);
    const row = await server.house.conversations.byId(ack.conversationId);
    expect(row?.visitorId).toBe(into);
    expect(await server.house.conversations.ofVisitor(from)).toEqual([]);
    expect(await server.house.conversations.ofVisitor(into)).toHaveLength(1);
  }
});

test("a block goes over with a merge: nobody gets round it", async () => {
  const { server, site, call } = await house();
  const bad = await connectVisitor(server, site.key);
  const good = await connectVisitor(server, site.key);
  const [from, into] = [bad.welcome.visitor.id, good.welcome.visitor.id];
  await call("PUT", `/visitors/${from}/block`, { until: null, reason: "Spam" });
  const merged = await call<Visitor>("POST", `/visitors/${from}/merge`, { intoId: into });
  expect(merged.body.blocked).toMatchObject({ reason: "Spam" });
  expect((await good.next("error")).kind).toBe("blocked");
});
