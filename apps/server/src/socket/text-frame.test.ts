import { once } from "node:events";
import { createServer } from "node:net";
import type { Event, Events } from "@foyer/protocol";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { createOutlet } from "./outlet.ts";
import { encodeFrame, encodeText, type TextFrame, textOfEvents } from "./text-frame.ts";

const event = (seq: number, text: string): Event => ({
  conversationId: "k1",
  seq,
  at: 1_000 + seq,
  by: { kind: "visitor" },
  clientId: `line-000${seq}`,
  body: { type: "message", text },
});

/** What ws makes of the frames when they come over a real socket. */
async function receive(frames: TextFrame[]): Promise<unknown[]> {
  const { createHash } = await import("node:crypto");
  const server = createServer((socket) => {
    socket.once("data", (request) => {
      const key = /sec-websocket-key: (.*)\r/i.exec(String(request))?.[1];
      const accept = createHash("sha1")
        .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
        .digest("base64");
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      const outlet = createOutlet(socket);
      for (const frame of frames) outlet.write(frame);
    });
  }).listen(0);
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  const received: unknown[] = [];
  await new Promise<void>((resolve, reject) => {
    client.on("error", reject);
    client.on("message", (data, isBinary) => {
      expect(isBinary).toBe(false);
      if (received.push(JSON.parse(String(data))) === frames.length) resolve();
    });
  });
  client.terminate();
  server.close();
  return received;
}

test("frames of every length class come out as they went in, in order, in whatever script", async () => {
  const texts = [
    "",
    "x".repeat(90),
    "ж".repeat(120),
    "y".repeat(65_000),
    "字🙂".repeat(40_000),
    "z",
  ];
  const frames = texts.map((text) => ({ type: "articles", query: text, articles: [] }));
  expect(await receive(frames.map(encodeFrame))).toEqual(frames);
});

test("events that are encoded once for two audiences are the same to both", () => {
  const events = [event(1, "one"), event(2, 'two "quoted" ☃')];
  const forAgents: Events = { type: "events", conversationId: "k1", after: 0, events };
  const forVisitor: Events = {
    ...forAgents,
    conversation: {
      ...{ id: "k1", state: "waiting", agent: null, seq: 2 },
      ...{ readByAgent: 0, readByVisitor: 2 },
    },
  };
  for (const frame of [forAgents, forVisitor]) {
    expect(JSON.parse(String(encodeText(textOfEvents(frame)).payload))).toEqual(frame);
  }
  expect(JSON.parse(textOfEvents({ ...forAgents, events: [] }))).toMatchObject({ events: [] });
});
