import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const WATCHES = 20;

test("[R3] between a page and what comes live nothing is lost, while one message follows another", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const { welcome } = await connectVisitor(server, site.key);
  const visitor = { id: welcome.visitor.id, siteId: site.id, name: null, pagePath: "/" };
  let said = 0;
  const say = () => {
    said += 1;
    const clientId = `message-${said}`;
    const frame = { type: "send_message", clientId, text: "More", to: "person" } as const;
    return server.house.acts.sendMessage.fromVisitor(visitor, frame);
  };
  const { conversationId } = await say();
  const console = await connectAgent(server, await server.addAgent("Mara Jensen"));

  let watching = true;
  const pour = async () => {
    while (watching) await say();
  };
  const poured = pour();
  let held = 1;
  for (let n = 0; n < WATCHES; n++) {
    const from = console.received.length;
    console.send({ type: "watch", conversationId, after: held });
    const page = await console.next("events", ({ after }) => after === held);
    const head = page.events.at(-1)?.seq ?? held;
    await console.next("events", ({ events }) => (events.at(-1)?.seq ?? 0) > head);
    console.send({ type: "unwatch", conversationId });
    console.send({ type: "ping" });
    await console.next("pong");
    for (const frame of console.received.slice(from)) {
      if (frame.type !== "events") continue;
      expect(frame.after, "a hole begins here").toBeLessThanOrEqual(held);
      held = Math.max(held, frame.events.at(-1)?.seq ?? 0);
    }
  }
  watching = false;
  await poured;
});
