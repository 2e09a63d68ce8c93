import type { ToAgent } from "@foyer/protocol";
import { expect, test } from "vitest";
import { createHub, type Hold, type Listener } from "./hub.ts";
import { agentsTopic } from "./topics.ts";

const frame = { type: "visitor", visitorId: "v", online: true } as const;

/** A hub, and somebody who notes by name what is delivered to them. */
function listening() {
  const hub = createHub();
  const heard: string[] = [];
  const listener = {
    deliver: ({ payload }: { payload: Buffer }) => {
      heard.push((JSON.parse(String(payload)) as { visitorId: string }).visitorId);
    },
  };
  const frame = (name: string): ToAgent => ({ type: "visitor", visitorId: name, online: true });
  const publish = (name: string) => hub.publish(agentsTopic, frame(name));
  const hold = () => hub.hold(agentsTopic, listener);
  return { hub, heard, listener, frame, publish, hold };
}

test("what is published while a subscription is held comes when it is opened, in order, once", () => {
  const { heard, hold, publish } = listening();
  publish("before");
  const held = hold();
  publish("one");
  publish("two");
  expect(heard).toEqual([]);
  heard.push("what was read");
  held.open();
  expect(heard).toEqual(["what was read", "one", "two"]);
  publish("live");
  expect(heard).toEqual(["what was read", "one", "two", "live"]);
});

test("who listens already and is held hears nothing twice, and nothing out of order", () => {
  const { hub, heard, listener, hold, publish } = listening();
  hub.subscribe(agentsTopic, listener);
  publish("one");
  const held = hold();
  publish("two");
  expect(heard).toEqual(["one"]);
  held.open();
  publish("three");
  expect(heard).toEqual(["one", "two", "three"]);
});

test("what is told here alone, or comes from another node, is held like the rest", () => {
  const { hub, heard, frame, hold, publish } = listening();
  const held = hold();
  hub.tell(agentsTopic, frame("told"));
  hub.deliver(agentsTopic, JSON.stringify(frame("elsewhere")));
  publish("published");
  expect(heard).toEqual([]);
  held.open();
  expect(heard).toEqual(["told", "elsewhere", "published"]);
});

test("a held subscription that is dropped hands out nothing, then or later", () => {
  const { hub, heard, hold, publish } = listening();
  const held = hold();
  expect(hub.listens(agentsTopic)).toBe(true);
  publish("one");
  held.drop();
  publish("two");
  expect(heard).toEqual([]);
  expect(hub.listens(agentsTopic)).toBe(false);
});

test("holding one listener holds nobody else", () => {
  const { hub, heard, hold, publish } = listening();
  const others: unknown[] = [];
  hub.subscribe(agentsTopic, { deliver: (frame) => others.push(frame) });
  const held = hold();
  publish("one");
  expect(others).toHaveLength(1);
  held.open();
  expect(others).toHaveLength(1);
  expect(heard).toEqual(["one"]);
});
test("who leaves while they are handed what was kept is not subscribed after it", () => {
  const hub = createHub();
  const leaver: Listener = { deliver: () => hub.unsubscribe(agentsTopic, leaver) };
  const held: Hold = hub.hold(agentsTopic, leaver);
  hub.publish(agentsTopic, frame);
  held.open();
  expect(hub.listens(agentsTopic)).toBe(false);
});

test("who is left out of a frame is left out while they are held, too", () => {
  const hub = createHub();
  const heard: unknown[] = [];
  const typist: Listener = { deliver: (text) => void heard.push(text) };
  const held = hub.hold(agentsTopic, typist);
  hub.publish(agentsTopic, frame, typist);
  held.open();
  expect(heard).toEqual([]);
});
