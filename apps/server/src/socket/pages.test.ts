import { EVENTS_PAGE, TEXT_MAX } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer, type TestServer } from "@foyer/test-kit";
import { expect, onTestFinished, test, vi } from "vitest";

/** Far more than may wait for a slow reader, were they all sent at once. */
const WATCHES = 100;

/** A visitor who has said `messages` things of that length, and somebody to look at them. */
async function talkOf(messages: number, length = 10) {
  const server = await startServer({ env: { FRAMES_PER_SECOND: "1000" } });
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  const who = { ...visitor.welcome.visitor, siteId: site.id, pagePath: "/" };
  const say = (clientId: string, text = clientId) =>
    server.house.acts.sendMessage.fromVisitor(who, {
      ...{ type: "send_message", clientId, text, to: "person" },
    });
  const acks = await Promise.all(
    Array.from({ length: messages }, (_, i) => say(`line-${1000 + i}`, `${i}`.padEnd(length, "."))),
  );
  const conversationId = acks[0]?.conversationId ?? "";
  const console = await connectAgent(server, await server.addAgent("Mara Jensen"));
  return { server, site, visitor, console, conversationId, say };
}

/** Holds the next page up while it is read: `reading` resolves when it was asked for. */
function heldPage(server: TestServer) {
  const { messages } = server.house;
  const read = messages.before;
  let goOn = () => {};
  const allowed = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const reading = new Promise<void>((began) => {
    vi.spyOn(messages, "before").mockImplementationOnce(async (...asked) => {
      began();
      await allowed;
      return read(...asked);
    });
  });
  return { reading, goOn };
}

/** The most pages that were being read at one time. */
function countReads(server: TestServer) {
  const { messages } = server.house;
  const read = messages.before;
  const counted = { now: 0, most: 0, all: 0 };
  vi.spyOn(messages, "before").mockImplementation(async (...asked) => {
    counted.all += 1;
    counted.now += 1;
    counted.most = Math.max(counted.most, counted.now);
    // As a database over a network: others have their turn meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    const events = await read(...asked);
    counted.now -= 1;
    return events;
  });
  return counted;
}

test("[R3] what is said while a page is read follows the page, once", async () => {
  const { server, console, conversationId, say } = await talkOf(1);
  const { reading, goOn } = heldPage(server);
  console.send({ type: "watch", conversationId, after: 0 });
  await reading;
  await say("meanwhile");
  goOn();
  const page = await console.next("events");
  expect(page.events.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(await console.next("events")).toMatchObject({ after: 2, events: [{ seq: 3 }] });
  await say("afterwards");
  expect(await console.next("events")).toMatchObject({ after: 3, events: [{ seq: 4 }] });
});

test("[R8] a watch that is taken back while its page is read ends unwatched", async () => {
  const { server, console, conversationId, say } = await talkOf(1);
  const { reading, goOn } = heldPage(server);
  console.send({ type: "watch", conversationId, after: 0 });
  await reading;
  console.send({ type: "unwatch", conversationId });
  console.send({ type: "ping" });
  expect((await console.next("pong")).heads).toEqual([]);
  await say("meanwhile");
  goOn();
  // It waits for its turn: when it is answered, so is the watch.
  console.send({ type: "history", conversationId, before: 2 });
  await console.next("history");
  await say("afterwards");
  await console.nextRow(({ lastText }) => lastText === "afterwards");
  expect(console.received.map(({ type }) => type)).not.toContain("events");
});

test("[R8] a watch that is taken back in the same breath ends unwatched", async () => {
  const { console, conversationId, say } = await talkOf(1);
  console.send({ type: "watch", conversationId, after: 0 });
  console.send({ type: "unwatch", conversationId });
  console.send({ type: "ping" });
  expect((await console.next("pong")).heads).toEqual([]);
  console.send({ type: "history", conversationId, before: 2 });
  await console.next("history");
  await say("afterwards");
  await console.nextRow(({ lastText }) => lastText === "afterwards");
  expect(JSON.stringify(console.received.filter(({ type }) => type === "events"))).not.toContain(
    "afterwards",
  );
});

test("[R8] a console whose second watch cannot be answered goes on hearing what it watched", async () => {
  const { server, console, conversationId, say } = await talkOf(1);
  console.send({ type: "watch", conversationId, after: 0 });
  await console.next("events");
  vi.spyOn(server.house.messages, "before").mockRejectedValueOnce(new Error("no page"));
  console.send({ type: "watch", conversationId, after: 0 });
  expect(await console.next("error")).toMatchObject({ kind: "server_error" });
  await say("afterwards");
  expect(await console.next("events")).toMatchObject({ after: 2, events: [{ seq: 3 }] });
  console.send({ type: "ping" });
  expect((await console.next("pong")).heads).toEqual([{ conversationId, seq: 3 }]);
});

test("[R8] a first watch that cannot be answered watches nothing", async () => {
  const { server, console, conversationId, say } = await talkOf(1);
  vi.spyOn(server.house.messages, "before").mockRejectedValueOnce(new Error("no page"));
  console.send({ type: "watch", conversationId, after: 0 });
  await console.next("error");
  console.send({ type: "ping" });
  expect((await console.next("pong")).heads).toEqual([]);
  await say("afterwards");
  await console.nextRow(({ lastText }) => lastText === "afterwards");
  expect(console.received.map(({ type }) => type)).not.toContain("events");
});

test("[R8] of two watches at once the second is answered though the first cannot be", async () => {
  const { server, console, conversationId, say } = await talkOf(3);
  vi.spyOn(server.house.messages, "before").mockRejectedValueOnce(new Error("no page"));
  console.send({ type: "watch", conversationId, after: 0 });
  console.send({ type: "watch", conversationId, after: 0 });
  await console.next("error");
  const page = await console.next("events", ({ events }) => events.length > 0);
  await say("line-2000");
  await console.next("events", ({ after }) => after >= (page.events.at(-1)?.seq ?? 0));
});

test("[B3] a hundred pages that a console asks for at once are read one at a time, and all come", async () => {
  const { server, console, conversationId } = await talkOf(EVENTS_PAGE, TEXT_MAX);
  const reads = countReads(server);
  onTestFinished(() => void vi.restoreAllMocks());
  for (let i = 0; i < WATCHES; i++) console.send({ type: "watch", conversationId, after: 0 });
  for (let i = 0; i < WATCHES; i++) {
    const { events } = await console.next("events");
    expect(events.at(-1)?.seq).toBe(EVENTS_PAGE + 1);
  }
  expect(reads).toEqual({ now: 0, most: 1, all: WATCHES });
  console.send({ type: "ping" });
  expect((await console.next("pong")).heads).toMatchObject([{ conversationId }]);
});

test("[B3] a hundred pages that a visitor asks for at once are read one at a time, and all come", async () => {
  const { server, site, visitor, conversationId } = await talkOf(EVENTS_PAGE, TEXT_MAX);
  const tab = await connectVisitor(server, site.key, { token: visitor.token });
  await tab.next("events");
  const reads = countReads(server);
  onTestFinished(() => void vi.restoreAllMocks());
  for (let i = 0; i < WATCHES; i++) {
    if (i % 2 === 0) tab.send({ type: "watch", conversationId, after: 0 });
    else tab.send({ type: "history", conversationId, before: EVENTS_PAGE + 2 });
  }
  for (let i = 0; i < WATCHES; i++) {
    const { events } = await tab.next(i % 2 === 0 ? "events" : "history");
    expect(events.at(-1)?.seq).toBe(EVENTS_PAGE + 1);
  }
  expect(reads).toEqual({ now: 0, most: 1, all: WATCHES });
  tab.send({ type: "ping" });
  await tab.next("pong");
});
