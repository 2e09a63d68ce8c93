import { describe, expect, it } from "vitest";
import { createOutbox, type OutboxEntry, type OutboxStore } from "./outbox.ts";

interface Say {
  clientId: string;
  text: string;
}

const say = (clientId: string): Say => ({ clientId, text: `text of ${clientId}` });

function memory(): OutboxStore<Say> & { stored(): OutboxEntry<Say>[] } {
  let text = "[]";
  return {
    load: () => JSON.parse(text) as OutboxEntry<Say>[],
    save(entries) {
      text = JSON.stringify(entries);
    },
    stored: () => JSON.parse(text) as OutboxEntry<Say>[],
  };
}

function start(store = memory()) {
  const changes: string[][] = [];
  const sent: string[] = [];
  const outbox = createOutbox<Say>({
    store,
    clock: { now: () => 5 },
    onChange: (entries) => changes.push(entries.map(({ clientId }) => clientId)),
  });
  const send = (frame: Say) => {
    sent.push(frame.clientId);
    return true;
  };
  const states = () => outbox.entries().map(({ clientId, state }) => `${clientId} ${state}`);
  return { changes, outbox, send, sent, states, store };
}

const offline = () => false;

describe("outbox", () => {
  it("keeps what is said without a connection, and sends it in order when there is one", () => {
    const { outbox, send, sent, states } = start();
    outbox.add(say("a"), offline);
    outbox.add(say("b"));
    expect(states()).toEqual(["a waiting", "b waiting"]);
    outbox.flush(send);
    expect(sent).toEqual(["a", "b"]);
    expect(states()).toEqual(["a sending", "b sending"]);
  });

  it("sends at once where it can, once", () => {
    const { outbox, send, sent, states } = start();
    outbox.add(say("a"), send);
    expect(sent).toEqual(["a"]);
    expect(states()).toEqual(["a sending"]);
  });

  it("stores a line before the network is tried", () => {
    const store = memory();
    const { outbox } = start(store);
    let storedAtSend = 0;
    outbox.add(say("a"), () => {
      storedAtSend = store.stored().length;
      return true;
    });
    expect(storedAtSend).toBe(1);
  });

  it("forgets a line only when it is acked", () => {
    const { outbox, send, states, store } = start();
    outbox.add(say("a"), send);
    outbox.add(say("b"), send);
    outbox.acked("a");
    outbox.acked("unknown");
    expect(states()).toEqual(["b sending"]);
    expect(store.stored().map(({ clientId }) => clientId)).toEqual(["b"]);
  });

  it("sends again after the next welcome what got no ack", () => {
    const { outbox, send, sent, states } = start();
    outbox.add(say("a"), send);
    outbox.hold();
    expect(states()).toEqual(["a waiting"]);
    outbox.flush(send);
    expect(sent).toEqual(["a", "a"]);
  });

  it("does not overtake: after one line stays back, all behind it do", () => {
    const { outbox, states } = start();
    outbox.add(say("a"));
    outbox.add(say("b"));
    let room = 0;
    outbox.flush(() => room++ > 0);
    expect(states()).toEqual(["a waiting", "b waiting"]);
  });

  it("keeps a refused line with the reason, and does not send it by itself", () => {
    const { outbox, send, sent } = start();
    outbox.add(say("a"), send);
    outbox.refused("a", "text_too_long", "too long");
    outbox.hold();
    outbox.flush(send);
    expect(sent).toEqual(["a"]);
    expect(outbox.entries()[0]).toMatchObject({
      state: "refused",
      kind: "text_too_long",
      message: "too long",
    });
  });

  it("sends a refused line again when asked to, and forgets the refusal", () => {
    const { outbox, send, sent } = start();
    outbox.add(say("a"), send);
    outbox.refused("a", "rate_limited", "slow down");
    outbox.retry("a", send);
    expect(sent).toEqual(["a", "a"]);
    expect(outbox.entries()).toEqual([{ clientId: "a", frame: say("a"), at: 5, state: "sending" }]);
  });

  it("drops a line when asked to", () => {
    const { outbox, send, states } = start();
    outbox.add(say("a"), send);
    outbox.refused("a", "text_too_long", "too long");
    outbox.drop("a");
    expect(states()).toEqual([]);
  });

  it("survives a reload: what was out is waiting, what was refused stays so", () => {
    const store = memory();
    const before = start(store);
    before.outbox.add(say("a"), before.send);
    before.outbox.add(say("b"), before.send);
    before.outbox.refused("b", "text_too_long", "too long");
    const after = start(store);
    expect(after.states()).toEqual(["a waiting", "b refused"]);
    after.outbox.flush(after.send);
    expect(after.sent).toEqual(["a"]);
  });

  it("does not lose what another tab has stored meanwhile", () => {
    const store = memory();
    const one = start(store);
    const two = start(store);
    one.outbox.add(say("a"), one.send);
    two.outbox.add(say("b"), two.send);
    expect(store.stored().map(({ clientId }) => clientId)).toEqual(["a", "b"]);
    one.outbox.acked("a");
    expect(store.stored().map(({ clientId }) => clientId)).toEqual(["b"]);
    two.outbox.reload();
    expect(two.states()).toEqual(["b sending"]);
  });

  it("tells of every change", () => {
    const { changes, outbox, send } = start();
    outbox.add(say("a"), send);
    expect(changes.at(-1)).toEqual(["a"]);
    outbox.acked("a");
    expect(changes.at(-1)).toEqual([]);
  });
});
