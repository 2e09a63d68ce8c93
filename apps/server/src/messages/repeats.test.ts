import { connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const EIGHT_DAYS_MS = 8 * 24 * 60 * 60 * 1000;

const said = (clientId: string, text: string) =>
  ({ type: "send_message", clientId, text, to: "person" }) as const;

test("[M2] a repeat after the talk was closed, and too late to reopen it, opens no other one", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  visitor.send(said("first-0001", "Hello?"));
  const ack = await visitor.next("ack");
  visitor.send({ type: "close_conversation", clientId: "close-0001", outcome: "solved" });
  await visitor.next("ack");
  visitor.close();
  clock.advance(EIGHT_DAYS_MS);

  const back = await connectVisitor(server, site.key, { token: visitor.token });
  back.send(said("first-0001", "Hello?"));
  expect(await back.next("ack")).toEqual(ack);
  back.send(said("second-001", "Another matter"));
  expect((await back.next("ack")).conversationId).not.toBe(ack.conversationId);
});

test("[M2] two visitors who use the same client id say two things", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const one = await connectVisitor(server, site.key);
  one.send(said("same-0001", "From one"));
  const first = await one.next("ack");
  const two = await connectVisitor(server, site.key);
  two.send(said("same-0001", "From two"));
  const second = await two.next("ack");
  expect(second.conversationId).not.toBe(first.conversationId);
  const { events } = await two.next("events");
  expect(events[0]).toMatchObject({ clientId: "same-0001", body: { text: "From two" } });
});

test("[M2] what was so already keeps its client id, too: a late repeat does nothing again", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  const ask = async (clientId: string) => {
    visitor.send({ type: "ask_person", clientId });
    return visitor.next("ack", (ack) => ack.clientId === clientId);
  };
  const end = async (clientId: string) => {
    visitor.send({ type: "close_conversation", clientId, outcome: "solved" });
    return visitor.next("ack", (ack) => ack.clientId === clientId);
  };
  const first = await ask("person-001");
  const second = await ask("person-002");
  expect([first.seq, second.seq]).toEqual([1, 2]);
  await end("closing-01");
  const closedTwice = await end("closing-02");
  // Whose ack was lost says it once more, now that the conversation is closed.
  expect(await ask("person-002")).toEqual(second);
  const { house } = server;
  const row = () => house.conversations.byId(first.conversationId);
  expect(await row()).toMatchObject({ state: "closed", seq: 4 });
  await ask("person-003");
  expect(await end("closing-02")).toEqual(closedTwice);
  expect((await row())?.state).toBe("waiting");
  const seen = visitor.received.flatMap((frame) => (frame.type === "events" ? frame.events : []));
  expect(seen.map(({ body }) => body.type)).toEqual(["queued", "closed", "queued"]);
});
