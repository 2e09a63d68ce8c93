import type { Events, ToAgent, ToVisitor } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer, type TestServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** A widget or a console, as far as both are alike. */
interface Client {
  received: (ToAgent | ToVisitor)[];
  next(type: "events", fits?: (frame: Events) => boolean): Promise<Events>;
}

const TABS = 3;
const MESSAGES = 210;
const JOINERS = 12;

/** What a client knows after these frames, by the rules alone: drop by seq, leave what is behind a hole. */
function known(frames: (ToAgent | ToVisitor)[]) {
  const seqs: number[] = [];
  let last = 0;
  let holes = 0;
  for (const frame of frames) {
    if (frame.type !== "events") continue;
    if (seqs.length > 0 && frame.after > last) {
      holes += 1;
      continue;
    }
    seqs.push(...frame.events.map(({ seq }) => seq).filter((seq) => seq > last));
    last = Math.max(last, frame.after, seqs.at(-1) ?? 0);
  }
  return { seqs, last, holes };
}

const isLast = (head: number) => (frame: Events) => frame.events.at(-1)?.seq === head;

/** Three tabs say 70 messages each, as fast as they may. */
async function pourIn(server: TestServer, siteKey: string) {
  const first = await connectVisitor(server, siteKey);
  const rest = await Promise.all(
    Array.from({ length: TABS - 1 }, () => connectVisitor(server, siteKey, { token: first.token })),
  );
  first.send({ type: "send_message", clientId: "opening-1", text: "First", to: "person" });
  const { conversationId } = await first.next("ack");
  const tabs = [first, ...rest];
  return {
    tabs,
    token: first.token,
    conversationId,
    async run(between: (n: number) => Promise<void>) {
      const perTab = MESSAGES / TABS;
      for (let n = 0; n < perTab; n++) {
        for (const [i, tab] of tabs.entries()) {
          tab.send({ type: "send_message", clientId: `tab-${i}-no-${n}`, text: `${n}` });
        }
        await between(n);
      }
      await Promise.all(
        tabs.map((tab, i) =>
          tab.next("ack", ({ clientId }) => clientId === `tab-${i}-no-${perTab - 1}`),
        ),
      );
    },
  };
}

test("[R3] [R7] while messages pour in, whoever says hello or watches at any moment misses none", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const agent = await server.addAgent("Mara Jensen");
  const talk = await pourIn(server, site.key);
  const { conversationId, token } = talk;
  const joined: Promise<Client>[] = [];

  await talk.run(async (n) => {
    if (n % 5 !== 0 || joined.length >= JOINERS) return;
    if (joined.length % 2 === 0) joined.push(connectVisitor(server, site.key, { token }));
    else {
      const console = connectAgent(server, agent);
      joined.push(console);
      (await console).send({ type: "watch", conversationId, after: 0 });
    }
  });

  const head = MESSAGES + 2;
  const joiners = await Promise.all(joined);
  expect(joiners).toHaveLength(JOINERS);
  const clients: Client[] = [...talk.tabs, ...joiners];
  for (const client of clients) {
    await client.next("events", isLast(head));
    const { seqs, holes } = known(client.received);
    expect(holes).toBe(0);
    const from = seqs[0] ?? 0;
    expect(seqs).toEqual(Array.from({ length: head - from + 1 }, (_, i) => from + i));
  }
  for (const tab of talk.tabs) expect(known(tab.received).seqs[0]).toBe(1);
});

test("[R3] who watches again and again while messages pour in ends with each once, in order", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const console = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const talk = await pourIn(server, site.key);
  const { conversationId } = talk;
  const watch = () => {
    const after = known(console.received).last;
    console.send({ type: "watch", conversationId, after });
    return after;
  };
  await talk.run(async (n) => {
    if (n % 2 === 0) watch();
    // Off and on: what came meanwhile must come with the next page.
    if (n % 10 === 9) console.send({ type: "unwatch", conversationId });
    if (n % 7 === 0) await talk.tabs[0]?.next("events");
  });
  const head = MESSAGES + 2;
  while (known(console.received).last < head) {
    const after = watch();
    await console.next("events", (frame) => frame.after === after);
  }
  expect(known(console.received).seqs).toEqual(Array.from({ length: head }, (_, i) => i + 1));
});

test("[R1] all tabs and consoles see the same order", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const console = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const talk = await pourIn(server, site.key);
  console.send({ type: "watch", conversationId: talk.conversationId, after: 0 });
  await talk.run(async () => undefined);
  const clients: Client[] = [...talk.tabs, console];
  const orders = await Promise.all(
    clients.map(async (client) => {
      await client.next("events", isLast(MESSAGES + 2));
      return client.received
        .flatMap((frame) => (frame.type === "events" ? frame.events : []))
        .map(({ seq, clientId, body }) => ({ seq, clientId, type: body.type }));
    }),
  );
  for (const order of orders) expect(order).toEqual(orders[0]);
  expect(orders[0]).toHaveLength(MESSAGES + 2);
});
