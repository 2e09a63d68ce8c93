import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClusterPresence } from "./cluster-presence.ts";
import type { NodeRow } from "./other-nodes.ts";
import { createFakeBuses } from "./testing/fake-bus.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Nodes on one bus, each with what it was told of the others' people, as "+agent mara". */
function cluster() {
  const buses = createFakeBuses();
  const node = (nodeId: string) => {
    const bus = buses.node(nodeId);
    const presence = createClusterPresence({ nodeId, bus, now: () => Date.now() });
    const told: string[] = [];
    presence.onRemoteChange((kind, id, online) => {
      told.push(`${online ? "+" : "-"}${kind} ${id}`);
    });
    return { nodeId, bus, presence, told };
  };
  return { buses, node, a: node("a"), b: node("b") };
}

const row = (seenAt: number, agents: string[], id = "a"): NodeRow => ({
  ...{ id, seenAt, agents, visitors: 0 },
});

test("the first socket in the cluster is the first, the last is the last, wherever they are", () => {
  const { a, b } = cluster();
  expect(a.presence.arrive("agent", "mara")).toBe(true);
  expect(a.presence.arrive("agent", "mara")).toBe(false);
  expect(b.presence.arrive("agent", "mara")).toBe(false);
  expect(a.presence.leave("agent", "mara")).toBe(false);
  expect(a.presence.leave("agent", "mara")).toBe(false);
  expect(a.presence.agentIsHere("mara")).toBe(true);
  expect(b.presence.leave("agent", "mara")).toBe(true);
  expect(a.presence.agentIsHere("mara")).toBe(false);
});

test("who has several sockets on a node is told of once", () => {
  const { a, b } = cluster();
  const { arrive, leave } = a.presence;
  expect([arrive("visitor", "v1"), arrive("visitor", "v1")]).toEqual([true, false]);
  expect([leave("visitor", "v1"), b.presence.visitorIsHere("v1")]).toEqual([false, true]);
  expect([leave("visitor", "v1"), b.presence.visitorIsHere("v1")]).toEqual([true, false]);
  expect(b.told).toEqual(["+visitor v1", "-visitor v1"]);
});

test("every node knows who is here, each once, and says of itself who is there alone", () => {
  const { a, b } = cluster();
  a.presence.arrive("agent", "mara");
  a.presence.arrive("visitor", "v1");
  b.presence.arrive("agent", "mara");
  b.presence.arrive("agent", "tom");
  b.presence.arrive("visitor", "v2");
  for (const { presence } of [a, b]) {
    expect(presence.agentsHere().sort()).toEqual(["mara", "tom"]);
    expect(presence.visitorsHere().sort()).toEqual(["v1", "v2"]);
    expect([presence.visitorIsHere("v1"), presence.visitorIsHere("v3")]).toEqual([true, false]);
  }
  expect(a.presence.own()).toEqual({ agents: ["mara"], visitors: 1 });
});

test("a node is told of the others' people at the first and after the last, not of its own", () => {
  const { a, b, node } = cluster();
  const c = node("c");
  a.presence.arrive("visitor", "v1");
  b.presence.arrive("visitor", "v1");
  a.presence.leave("visitor", "v1");
  expect(c.told).toEqual(["+visitor v1"]);
  b.presence.leave("visitor", "v1");
  expect(c.told).toEqual(["+visitor v1", "-visitor v1"]);
  expect(a.told).toEqual(["-visitor v1"]);
  expect(b.told).toEqual(["+visitor v1"]);
});

test("a node that is new learns at once who is here", () => {
  const { a, node } = cluster();
  a.presence.arrive("agent", "mara");
  a.presence.arrive("visitor", "v1");
  const late = node("late");
  late.presence.arrive("agent", "tom");
  expect(a.presence.agentIsHere("tom")).toBe(true);
  expect(late.presence.agentIsHere("mara")).toBe(false);
  vi.advanceTimersByTime(100);
  expect(late.told).toEqual(["+agent mara", "+visitor v1"]);
});

test("news that was lost is made good as soon as the bus is back", () => {
  const { buses, a, b } = cluster();
  a.presence.arrive("visitor", "gone");
  buses.cut();
  a.presence.leave("visitor", "gone");
  a.presence.arrive("agent", "mara");
  expect(b.told).toEqual(["+visitor gone"]);
  buses.mend();
  expect(b.told).toEqual(["+visitor gone", "+agent mara", "-visitor gone"]);
});

test("who finds the bus a little later than the others has missed nothing for long", () => {
  const { buses, a, b } = cluster();
  const saidBy = (node: string) => buses.said.filter(({ from }) => from === node).length;
  a.presence.arrive("agent", "mara");
  b.presence.arrive("agent", "tom");
  vi.advanceTimersByTime(1_000);
  const before = saidBy("a");
  buses.mend();
  expect(saidBy("a")).toBe(before + 1);
  vi.advanceTimersByTime(2_500);
  expect(saidBy("a")).toBe(before + 2);
});

test("what is lost while the bus seems well is made good within ten seconds", () => {
  const { a, b } = cluster();
  const { publish } = a.bus;
  a.bus.publish = () => {};
  a.presence.arrive("agent", "mara");
  a.bus.publish = publish;
  vi.advanceTimersByTime(9_999);
  expect(b.told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(b.told).toEqual(["+agent mara"]);
});

test("old news that comes late changes nothing", () => {
  const { buses, a, b, node } = cluster();
  a.presence.arrive("visitor", "v1");
  const [old] = buses.said;
  a.presence.leave("visitor", "v1");
  if (!old) throw new Error("nothing was said");
  b.bus.publish(old.message);
  const again = node("a");
  again.bus.publish(old.message);
  expect(b.presence.visitorIsHere("v1")).toBe(false);
});

test("a node that is silent for 25 seconds is dead: its people leave everywhere", () => {
  const { a, b } = cluster();
  a.presence.arrive("agent", "mara");
  a.presence.arrive("visitor", "v1");
  a.bus.publish = () => {};
  vi.advanceTimersByTime(25_000);
  b.presence.readNodes([]);
  expect(b.told).toEqual(["+agent mara", "+visitor v1"]);
  vi.advanceTimersByTime(1);
  b.presence.readNodes([]);
  expect(b.told).toEqual(["+agent mara", "+visitor v1", "-visitor v1", "-agent mara"]);
  expect(b.presence.agentsHere()).toEqual([]);
});

test("a node that speaks lives, whether or not the table knows of it", () => {
  const { a, b } = cluster();
  a.presence.arrive("agent", "mara");
  for (let second = 0; second < 100; second++) {
    vi.advanceTimersByTime(1_000);
    b.presence.readNodes([row(1, [])]);
  }
  expect(b.told).toEqual(["+agent mara"]);
});

test("a node that was taken for dead and speaks again is told everything", () => {
  const { buses, a, b } = cluster();
  a.presence.arrive("agent", "mara");
  const { publish } = a.bus;
  a.bus.publish = () => {};
  vi.advanceTimersByTime(25_001);
  b.presence.readNodes([]);
  const saidByB = () => buses.said.filter(({ from }) => from === "b").length;
  const before = saidByB();
  a.bus.publish = publish;
  a.presence.arrive("agent", "tom");
  vi.advanceTimersByTime(100);
  expect(saidByB()).toBe(before + 1);
});

test("a node that stops takes its people with it at once", () => {
  const { a, b } = cluster();
  a.presence.arrive("agent", "mara");
  a.presence.stop();
  expect(b.presence.agentsHere()).toEqual([]);
});

test("without the bus the table tells which agents are where; visitors elsewhere count as away", () => {
  const { buses, a, b } = cluster();
  a.presence.arrive("visitor", "v1");
  a.presence.arrive("agent", "mara");
  buses.cut();
  b.presence.readNodes([row(1, ["mara"])]);
  b.presence.readNodes([row(2, ["tom"])]);
  expect(b.told).toEqual(["+visitor v1", "+agent mara", "-agent mara", "+agent tom"]);
  for (let second = 3; second < 40; second++) {
    vi.advanceTimersByTime(1_000);
    b.presence.readNodes([row(second, ["tom"])]);
  }
  expect(b.presence.agentsHere()).toEqual(["tom"]);
  expect(b.presence.visitorsHere()).toEqual([]);
  for (let second = 40; second < 70; second++) {
    vi.advanceTimersByTime(1_000);
    b.presence.readNodes([row(39, ["tom"])]);
  }
  expect(b.presence.agentsHere()).toEqual([]);
});

test("a row that never moves is of a dead node, whatever its time says; one's own row is nothing new", () => {
  const { buses, b } = cluster();
  buses.cut();
  for (let second = 0; second < 60; second++) {
    b.presence.readNodes([row(8e15, ["mara"], "dead"), row(second, ["olga"], "b")]);
    vi.advanceTimersByTime(1_000);
  }
  expect(b.told).toEqual([]);
});

test("a living node that is known by its row alone is believed as soon as the row moves", () => {
  const { buses, b } = cluster();
  buses.cut();
  for (let second = 0; second < 30; second++) {
    b.presence.readNodes([row(-5_000 + Math.floor(second / 5), ["mara"], "far")]);
    vi.advanceTimersByTime(1_000);
  }
  expect(b.told).toEqual(["+agent mara"]);
});

test("what the bus says counts more than the table, as long as it speaks", () => {
  const { a, b } = cluster();
  a.presence.arrive("agent", "mara");
  b.presence.readNodes([row(1, [])]);
  b.presence.readNodes([row(2, [])]);
  expect(b.presence.agentsHere()).toEqual(["mara"]);
  a.bus.publish = () => {};
  vi.advanceTimersByTime(13_000);
  b.presence.readNodes([row(3, ["tom"])]);
  expect(b.presence.agentsHere()).toEqual(["tom"]);
});
