import type { AgentUp, Live, LiveVisitor } from "@foyer/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLiveVisitors } from "./live-state.ts";

const visitor = (id: string, arrivedAt: number): LiveVisitor => ({
  ...{ id, siteId: "site", guest: true, name: null, from: "", languages: ["en"], browser: "" },
  ...{ page: { url: "https://shop.example/", title: "Shop" }, since: arrivedAt, arrivedAt },
  ...{ returning: false, conversationId: null, invitedAt: null },
});

const news = (node: string, change: Partial<Live>): Live => ({
  ...{ type: "live", node, count: 0, came: [], left: [] },
  ...change,
});

function start() {
  const sent: AgentUp[] = [];
  const clock = { now: 0 };
  const live = createLiveVisitors({
    send: (frame) => sent.push(frame) > 0,
    now: () => clock.now,
  });
  return { live, sent, clock, ids: () => live.all.value.map(({ id }) => id) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("nothing is taken in while nobody looks, nor news of a node that has not said all", () => {
  const { live, ids, sent } = start();
  live.onLive(news("a", { whole: true, came: [visitor("one", 1)], count: 1 }));
  expect(ids()).toEqual([]);
  const stop = live.watch();
  live.onLive(news("a", { came: [visitor("one", 1)], count: 1 }));
  expect(live.isKnown.value).toBe(false);
  live.onLive(news("a", { whole: true, came: [visitor("one", 1)], count: 1 }));
  expect(ids()).toEqual(["one"]);
  stop();
  expect(ids()).toEqual([]);
  expect(sent.map((frame) => "on" in frame && frame.on)).toEqual([true, false]);
});

test("who came last comes first, whichever node they are on, and the counts add up", () => {
  const { live, ids } = start();
  live.watch();
  live.onLive(news("a", { whole: true, came: [visitor("one", 1), visitor("three", 3)], count: 2 }));
  live.onLive(news("b", { whole: true, came: [visitor("two", 2)], count: 7 }));
  expect(ids()).toEqual(["three", "two", "one"]);
  expect(live.count.value).toBe(9);
  live.onLive(news("a", { left: ["three"], count: 1 }));
  expect(ids()).toEqual(["two", "one"]);
});

test("who is on a node that answers no more is forgotten", () => {
  const { live, ids, clock } = start();
  live.watch();
  live.onLive(news("a", { whole: true, came: [visitor("one", 1)], count: 1 }));
  live.onLive(news("b", { whole: true, came: [visitor("two", 2)], count: 1 }));
  for (let minute = 1; minute <= 3; minute += 1) {
    clock.now = minute * 60_000;
    vi.advanceTimersByTime(60_000);
    live.onLive(news("a", { whole: true, came: [visitor("one", 1)], count: 1 }));
  }
  expect(ids()).toEqual(["one"]);
});
