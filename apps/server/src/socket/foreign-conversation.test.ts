import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

test("[M12] a stranger's conversation and one that is not there look the same, in every frame", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const owner = await connectVisitor(server, site.key);
  owner.send({ type: "send_message", clientId: "first-0001", text: "Secret", to: "person" });
  const { conversationId: foreign } = await owner.next("ack");
  const before = await server.house.conversations.byId(foreign);
  const console = await connectAgent(server, await server.addAgent("Mara Jensen"));
  console.send({ type: "watch", conversationId: foreign, after: 0 });
  await console.next("events");

  const stranger = await connectVisitor(server, site.key);
  const asks = (conversationId: string) =>
    [
      { type: "watch", conversationId, after: 0 },
      { type: "history", conversationId, before: 100 },
      { type: "read", conversationId, seq: 1 },
      { type: "typing", conversationId, on: true },
    ] as const;
  const answersTo = async (conversationId: string) => {
    const answers = [];
    for (const frame of asks(conversationId)) {
      stranger.send(frame);
      answers.push(await stranger.next("error"));
    }
    return answers;
  };
  const absent = await answersTo("there-is-no-such-id");
  expect(absent.map(({ kind }) => kind)).toEqual(Array(4).fill("not_found"));
  expect(await answersTo(foreign)).toEqual(absent);
  expect(await server.house.conversations.byId(foreign)).toEqual(before);
  expect(console.received.map(({ type }) => type)).not.toContain("typing");
  expect(JSON.stringify(stranger.received)).not.toContain("Secret");
});

test("[M12] an agent is told of a conversation that is not there by the same kind", async () => {
  const server = await startServer();
  const console = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const conversationId = "there-is-no-such-id";
  const asks = [
    { type: "watch", conversationId, after: 0 },
    { type: "history", conversationId, before: 100 },
    { type: "read", conversationId, seq: 1 },
    { type: "typing", conversationId, on: true },
    { type: "send_message", clientId: "reply-0001", conversationId, text: "Hi" },
    { type: "add_note", clientId: "note-0001", conversationId, text: "Hm" },
  ] as const;
  for (const frame of asks) {
    console.send(frame);
    expect(await console.next("error"), frame.type).toMatchObject({ kind: "not_found" });
  }
});
