import type { AgentUp, Event } from "@foyer/protocol";
import { beforeEach, describe, expect, it } from "vitest";
import { createMessages } from "./messages-state.ts";
import type { Pending } from "./said.ts";

let online: boolean;
let sent: AgentUp[];
let stored: Pending[];
let nextId: number;

/** A console's messages on a connection that the test plays. */
function start() {
  return createMessages({
    send(frame) {
      if (online) sent.push(frame);
      return online;
    },
    store: {
      load: () => stored,
      save: (entries) => {
        stored = entries;
      },
    },
    clock: { now: () => 0 },
    newClientId: () => `client-id-${nextId++}`,
  });
}

const event = (seq: number, clientId?: string): Event => ({
  conversationId: "k1",
  seq,
  at: seq,
  by: { kind: "visitor" },
  ...(clientId && { clientId }),
  body: { type: "message", text: `line ${seq}` },
});
const events = (after: number, ...seqs: number[]) => ({
  type: "events" as const,
  conversationId: "k1",
  after,
  events: seqs.map((seq) => event(seq)),
});

beforeEach(() => {
  online = true;
  sent = [];
  stored = [];
  nextId = 1;
});

describe("opening a conversation", () => {
  it("looks at its end first, not at its beginning", () => {
    start().open("k1", 250);
    expect(sent).toEqual([{ type: "watch", conversationId: "k1", after: 150 }]);
  });

  it("again goes on from what is held", () => {
    const messages = start();
    messages.open("k1", 2);
    messages.onEvents(events(0, 1, 2));
    messages.close("k1");
    messages.open("k1", 9);
    expect(sent.at(-1)).toEqual({ type: "watch", conversationId: "k1", after: 2 });
  });

  it("shows the events in order, each once", () => {
    const messages = start();
    messages.open("k1", 3);
    messages.onEvents(events(0, 1, 2));
    messages.onEvents(events(1, 2, 3));
    expect(messages.talk("k1").value.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("asks for earlier ones once, by the first that it holds", () => {
    const messages = start();
    messages.open("k1", 250);
    messages.onEvents(events(150, 151, 152));
    messages.loadEarlier("k1");
    messages.loadEarlier("k1");
    expect(sent.filter(({ type }) => type === "history")).toEqual([
      { type: "history", conversationId: "k1", before: 151 },
    ]);
  });
});

describe("nothing is missed", () => {
  it("a hole is asked for, and what came behind it waits", () => {
    const messages = start();
    messages.open("k1", 1);
    messages.onEvents(events(0, 1));
    messages.onEvents(events(4, 5));
    expect(sent.at(-1)).toEqual({ type: "watch", conversationId: "k1", after: 1 });
    expect(messages.talk("k1").value.events).toHaveLength(1);
  });

  it("after an absence what is on the screen goes on where it broke off", () => {
    const messages = start();
    messages.open("k1", 2);
    messages.onEvents(events(0, 1, 2));
    sent = [];
    messages.resume();
    expect(sent).toEqual([{ type: "watch", conversationId: "k1", after: 2 }]);
  });

  it("a beat that knows more than we hold makes us ask", () => {
    const messages = start();
    messages.open("k1", 1);
    messages.onEvents(events(0, 1));
    sent = [];
    messages.onPong({ type: "pong", heads: [{ conversationId: "k1", seq: 1 }] });
    expect(sent).toEqual([]);
    messages.onPong({ type: "pong", heads: [{ conversationId: "k1", seq: 2 }] });
    expect(sent).toEqual([{ type: "watch", conversationId: "k1", after: 1 }]);
  });
});

describe("what one says", () => {
  it("is pending until its event comes back", () => {
    const messages = start();
    messages.open("k1", 0);
    messages.say("k1", "Hello");
    expect(messages.pending.value).toMatchObject([{ state: "sending" }]);
    messages.onEvents({ ...events(0), events: [event(1, "client-id-1")] });
    expect(messages.pending.value).toEqual([]);
  });

  it("does not vanish between its ack and its event", () => {
    const messages = start();
    messages.open("k1", 0);
    messages.say("k1", "Hello");
    messages.onAck({ type: "ack", clientId: "client-id-1", conversationId: "k1", seq: 1 });
    expect(messages.pending.value).toHaveLength(1);
    messages.onEvents(events(0, 1));
    expect(messages.pending.value).toEqual([]);
  });

  it("elsewhere is settled by its ack alone", () => {
    const messages = start();
    messages.note("k2", "Seen");
    messages.onAck({ type: "ack", clientId: "client-id-1", conversationId: "k2", seq: 4 });
    expect(messages.pending.value).toEqual([]);
  });

  it("offline waits, outlives a reload and goes out with the same id", () => {
    online = false;
    start().say("k1", "Hello");
    const reloaded = start();
    expect(reloaded.pending.value).toMatchObject([{ state: "waiting" }]);
    online = true;
    reloaded.resume();
    expect(sent).toEqual([
      { type: "send_message", clientId: "client-id-1", conversationId: "k1", text: "Hello" },
    ]);
  });

  it("and was refused stays, with the reason, until it is tried again or dropped", () => {
    const messages = start();
    messages.say("k1", "Hello");
    messages.onError({
      type: "error",
      kind: "not_yours",
      message: "A colleague has it.",
      clientId: "client-id-1",
    });
    expect(messages.pending.value).toMatchObject([
      { state: "refused", message: "A colleague has it." },
    ]);
    messages.retry("client-id-1");
    expect(messages.pending.value).toMatchObject([{ state: "sending" }]);
    messages.drop("client-id-1");
    expect(messages.pending.value).toEqual([]);
  });
});
