import { EVENTS_PAGE, type Event, TEXT_MAX, type ToVisitor } from "@foyer/protocol";
import { connectVisitor, startServer, type TestServer, visitorHello } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { WebSocket } from "ws";

/** More than what the system itself holds for a paused reader, several times over. */
const MESSAGES_AT_MOST = 6_000;

/** One visitor with long messages, said without a socket so that no rate holds them up. */
async function longTalk(server: TestServer, siteId: string, visitorId: string) {
  const visitor = { id: visitorId, siteId, name: null, pagePath: "/" };
  let count = 0;
  return {
    count: () => count,
    say: (messages: number) =>
      Promise.all(
        Array.from({ length: messages }, () => {
          count += 1;
          const clientId = `long-${String(count).padStart(6, "0")}`;
          const text = String(count).padEnd(TEXT_MAX, ".");
          const frame = { type: "send_message", clientId, text, to: "person" } as const;
          return server.house.acts.sendMessage.fromVisitor(visitor, frame);
        }),
      ),
  };
}

test("[B3] a slow reader is cut off, comes back and catches up with nothing lost", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const { token, welcome, close } = await connectVisitor(server, site.key);
  close();
  await expect.poll(() => server.house.presence.visitorIsHere(welcome.visitor.id)).toBe(false);

  const url = `${server.origin.replace("http", "ws")}/socket/visitor`;
  const slow = new WebSocket(url, { headers: { origin: server.origin } });
  const held: Event[] = [];
  slow.on("message", (data) => {
    const frame = JSON.parse(String(data)) as ToVisitor;
    if (frame.type === "events") held.push(...frame.events);
  });
  const closed = new Promise<number>((resolve) => slow.on("close", resolve));
  await new Promise((resolve) => slow.on("open", resolve));
  slow.send(JSON.stringify(visitorHello(site.key, { token })));
  await new Promise((resolve) => slow.once("message", resolve));
  slow.pause();

  const talk = await longTalk(server, site.id, welcome.visitor.id);
  while (server.house.presence.visitorIsHere(welcome.visitor.id)) {
    if (talk.count() > MESSAGES_AT_MOST) throw new Error("the slow reader was never cut off");
    await talk.say(50);
  }
  slow.resume();
  expect([4002, 1006]).toContain(await closed);

  const last = held.at(-1)?.seq ?? 0;
  const row = await server.house.conversations.latestOf(welcome.visitor.id);
  const conversationId = row?.id ?? "";
  expect(last).toBeLessThan(row?.seq ?? 0);
  const back = await connectVisitor(server, site.key, {
    token,
    holds: { conversationId, after: last },
  });
  for (;;) {
    const page = await back.next("events");
    held.push(...page.events);
    if (!page.more) break;
    back.send({ type: "watch", conversationId, after: page.events.at(-1)?.seq ?? 0 });
  }
  const seqs = held.map(({ seq }) => seq);
  expect(seqs).toEqual(Array.from({ length: row?.seq ?? 0 }, (_, i) => i + 1));
});

test("[R4] a page of long events is cut shorter, so that it cannot itself be too much", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const { token, welcome } = await connectVisitor(server, site.key);
  const talk = await longTalk(server, site.id, welcome.visitor.id);
  await talk.say(EVENTS_PAGE);
  const head = EVENTS_PAGE + 1;

  const visitor = await connectVisitor(server, site.key, { token });
  const newest = await visitor.next("events");
  const { conversationId } = newest;
  expect(JSON.stringify(newest).length).toBeLessThan(400_000);
  expect(newest.events.at(-1)?.seq).toBe(head);
  expect(newest.after).toBe((newest.events[0]?.seq ?? 0) - 1);

  const all = [...newest.events];
  for (;;) {
    visitor.send({ type: "history", conversationId, before: all[0]?.seq ?? 0 });
    const page = await visitor.next("history");
    expect(JSON.stringify(page).length).toBeLessThan(400_000);
    all.unshift(...page.events);
    if (!page.more) break;
  }
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, i) => i + 1));

  visitor.send({ type: "watch", conversationId, after: 1 });
  const following = await visitor.next("events");
  expect(following.events[0]?.seq).toBe(2);
  expect(following.more).toBe(true);
  expect(following.events.length).toBeLessThan(EVENTS_PAGE);
});
