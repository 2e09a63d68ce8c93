import { CLOSE_CODES, ERROR_KINDS, FRAME_MAX } from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  openVisitorSocket,
  startServer,
  visitorHello,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

async function connectedVisitor() {
  const server = await startServer();
  const site = await server.addSite();
  return { server, site, visitor: await connectVisitor(server, site.key) };
}

type Visitor = Awaited<ReturnType<typeof connectVisitor>>;

/** That the connection still serves. */
async function stillServes(visitor: Visitor): Promise<void> {
  visitor.sendRaw(JSON.stringify({ type: "ping" }));
  await visitor.next("pong");
}

/** What each of these is answered with, on one connection that goes on serving. */
async function errorsFor(frames: (string | object)[]) {
  const { visitor, server } = await connectedVisitor();
  const errors = [];
  for (const frame of frames) {
    visitor.sendRaw(typeof frame === "string" ? frame : JSON.stringify(frame));
    errors.push(await visitor.next("error"));
  }
  await stillServes(visitor);
  expect(await server.house.conversations.open(10)).toEqual([]);
  return errors.map(({ kind, message }, i) => ({ kind, message, frame: frames[i] }));
}

test("[F1] what is no JSON object is malformed, and the connection is kept", async () => {
  const noJson = ["hello?", '{"type":"ping"', "", "{'type':'ping'}"];
  const noObject = ["null", "42", '"ping"', '[{"type":"ping"}]', "{}"];
  for (const { kind, message, frame } of await errorsFor([...noJson, ...noObject])) {
    expect(kind, message).toBe("malformed");
    expect(message).toContain(noJson.includes(String(frame)) ? "not JSON" : '"type"');
  }
});

test("[F1] a binary message is malformed, even when it holds a good frame", async () => {
  const { visitor } = await connectedVisitor();
  visitor.sendRaw(Buffer.from(JSON.stringify({ type: "ping" })));
  const error = await visitor.next("error");
  expect(error).toMatchObject({ kind: "malformed" });
  expect(error.message).toContain("binary");
  await stillServes(visitor);
});

test("[F2] a type that this door does not know is malformed, and those it knows are listed", async () => {
  const note = { type: "add_note", clientId: "note-0001", conversationId: "x", text: "An agent's" };
  const strange = [
    "dance",
    "claim",
    1,
    null,
    ["ping"],
    { toString: 1 },
    "__proto__",
    "constructor",
  ];
  for (const error of await errorsFor([note, ...strange.map((type) => ({ type }))])) {
    expect(error).toMatchObject({ kind: "malformed" });
    expect(error.message).toContain("send_message, ask_person, close_conversation");
  }
});

test("[F3] a missing field is malformed, and the message names the frame and the field", async () => {
  const missing = [
    ["text", { type: "send_message", clientId: "first-0001" }],
    ["clientId", { type: "ask_person" }],
    ["outcome", { type: "close_conversation", clientId: "close-0001" }],
    ["after", { type: "watch", conversationId: "abc" }],
  ] as const;
  const errors = await errorsFor(missing.map(([, frame]) => frame));
  missing.forEach(([field, { type }], i) => {
    expect(errors[i]).toMatchObject({ kind: "malformed" });
    expect(errors[i]?.message).toContain(field);
    expect(errors[i]?.message).toContain(type);
  });
});

test("[F3] a wrong value is malformed, and the message names the field", async () => {
  const wrong = [
    ["clientId", { type: "send_message", clientId: "short", text: "Hello" }],
    ["clientId", { type: "send_message", clientId: "x".repeat(65), text: "Hello" }],
    ["text", { type: "send_message", clientId: "first-0001", text: 5 }],
    ["to", { type: "send_message", clientId: "first-0001", text: "Hello", to: "moon" }],
    ["conversationId", { type: "watch", conversationId: "a b", after: 0 }],
    ["after", { type: "watch", conversationId: "abc", after: -1 }],
    ["after", { type: "watch", conversationId: "abc", after: 1.5 }],
    ["seq", { type: "read", conversationId: "abc", seq: 2 ** 60 }],
    ["on", { type: "typing", conversationId: "abc", on: "yes" }],
    ["query", { type: "search_articles", query: "x".repeat(401) }],
    ["url", { type: "visit_page", page: { url: "x".repeat(2_049), title: "" } }],
  ] as const;
  const errors = await errorsFor(wrong.map(([, frame]) => frame));
  wrong.forEach(([field], i) => {
    expect(errors[i]).toMatchObject({ kind: "malformed" });
    expect(errors[i]?.message).toContain(field);
  });
});

test("[F3] a field too many is malformed, and the message names it", async () => {
  const frame = { type: "send_message", clientId: "first-0001", text: "Hi", assigneeId: "me" };
  const [error] = await errorsFor([frame]);
  expect(error?.kind).toBe("malformed");
  expect(error?.message).toContain("assigneeId");
});

test("[F4] a frame over FRAME_MAX is too large by name, one of exactly FRAME_MAX is not", async () => {
  const { visitor } = await connectedVisitor();
  const fill = (bytes: number) => {
    const frame = { type: "search_articles", query: "" };
    const rest = bytes - JSON.stringify(frame).length;
    return JSON.stringify({ ...frame, query: "x".repeat(rest) });
  };
  visitor.sendRaw(fill(FRAME_MAX));
  expect(await visitor.next("error")).toMatchObject({ kind: "malformed" });
  visitor.sendRaw(fill(FRAME_MAX + 1));
  const error = await visitor.next("error");
  expect(error.kind).toBe("frame_too_large");
  expect(error.message).toContain(String(FRAME_MAX));
  await stillServes(visitor);
});

test("[F4] bytes are counted, not characters", async () => {
  const { visitor } = await connectedVisitor();
  const text = "語".repeat(FRAME_MAX / 3);
  visitor.sendRaw(JSON.stringify({ type: "search_articles", query: text }));
  expect(await visitor.next("error")).toMatchObject({ kind: "frame_too_large" });
});

test("[F4] far above it the connection is closed with 1009", async () => {
  const { server, visitor, site } = await connectedVisitor();
  visitor.sendRaw("x".repeat(4 * FRAME_MAX + 1));
  expect(await visitor.closed).toMatchObject({ code: 1009 });
  await stillServes(await connectVisitor(server, site.key));
});

test("[F6] messages are stored in the order in which they were sent", async () => {
  const { visitor, server } = await connectedVisitor();
  const ids = Array.from({ length: 50 }, (_, i) => `in-order-${i}`);
  for (const clientId of ids) {
    visitor.send({ type: "send_message", clientId, text: clientId, to: "person" });
  }
  const acks = await Promise.all(
    ids.map((id) => visitor.next("ack", ({ clientId }) => clientId === id)),
  );
  const seqs = acks.map(({ seq }) => seq);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  const { conversationId } = acks[0] ?? { conversationId: "" };
  const stored = await server.house.messages.after("agents", conversationId, 0, 100);
  expect(stored.flatMap(({ clientId }) => clientId ?? [])).toEqual(ids);
});

test("[E1] an error carries the clientId of what it refuses, and none where there was none", async () => {
  const { visitor } = await connectedVisitor();
  visitor.send({ type: "send_message", clientId: "empty-0001", text: " " });
  expect(await visitor.next("error")).toMatchObject({
    kind: "text_empty",
    clientId: "empty-0001",
  });
  visitor.send({ type: "watch", conversationId: "nowhere", after: 0 });
  expect(await visitor.next("error")).not.toHaveProperty("clientId");
});

test("[E2] what is refused is not stored, and its clientId is still free", async () => {
  const { server, site } = await connectedVisitor();
  const mara = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  const reply = {
    type: "send_message",
    clientId: "reply-0001",
    conversationId,
    text: "Hi",
  } as const;
  mara.send(reply);
  await mara.next("error");
  await server.house.agentActs.claim(mara.welcome.agent.id, conversationId);
  mara.send(reply);
  expect(await mara.next("ack")).toMatchObject({ clientId: "reply-0001", seq: 4 });
});

test("[L1] names of limits, errors and close codes come from the protocol alone", async () => {
  const server = await startServer();
  const socket = await openVisitorSocket(server);
  socket.send(visitorHello("nobody"));
  const { kind } = await socket.next("error");
  expect(Object.keys(ERROR_KINDS)).toContain(kind);
  const { code } = await socket.closed;
  expect(Object.values<number>(CLOSE_CODES)).toContain(code);
});
