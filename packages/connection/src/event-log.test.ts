import type { Event, Events, History } from "@foyer/protocol";
import { describe, expect, it } from "vitest";
import { createEventLog } from "./event-log.ts";

const event = (seq: number): Event => ({
  conversationId: "c",
  seq,
  at: seq,
  by: { kind: "visitor" },
  body: { type: "message", text: `line ${seq}` },
});

const page = (after: number, seqs: number[], more?: true): Events => ({
  type: "events",
  conversationId: "c",
  after,
  events: seqs.map(event),
  ...(more ? { more } : {}),
});

const history = (seqs: number[], more: boolean): History => ({
  type: "history",
  conversationId: "c",
  events: seqs.map(event),
  more,
});

function start(...pages: Events[]) {
  const log = createEventLog();
  for (const each of pages) log.apply(each);
  return { log, seqs: () => log.events().map(({ seq }) => seq) };
}

describe("event log", () => {
  it("is empty at first", () => {
    const { log, seqs } = start();
    expect(seqs()).toEqual([]);
    expect([log.last(), log.first(), log.hasEarlier()]).toEqual([0, 0, false]);
  });

  it("shows by seq, whatever the order within a frame", () => {
    const { seqs } = start(page(0, [2, 1, 3]));
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it("forgets what it holds when the server holds less: an older state was restored", () => {
    const { log, seqs } = start(page(0, [1, 2, 3, 4]), { ...page(1, [2, 3]), anew: true });
    expect(seqs()).toEqual([2, 3]);
    expect([log.last(), log.hasEarlier()]).toEqual([3, true]);
    log.apply(page(3, [4]));
    expect(seqs()).toEqual([2, 3, 4]);
  });

  it("lets go of all but its end, and knows that there was more", () => {
    const { log, seqs } = start(page(0, [1, 2, 3, 4]));
    log.keep(4);
    expect([seqs(), log.hasEarlier()]).toEqual([[1, 2, 3, 4], false]);
    log.keep(2);
    expect([seqs(), log.last(), log.hasEarlier()]).toEqual([[3, 4], 4, true]);
    log.prepend(history([1, 2], false));
    expect([seqs(), log.hasEarlier()]).toEqual([[1, 2, 3, 4], false]);
  });

  it("drops what it holds already", () => {
    const { log, seqs } = start(page(0, [1, 2]), page(0, [1, 2, 3]), page(2, [3]));
    expect(seqs()).toEqual([1, 2, 3]);
    expect(log.last()).toBe(3);
  });

  it("reports a gap and shows nothing from behind it until it is filled", () => {
    const { log, seqs } = start(page(0, [1, 2]));
    expect(log.apply(page(4, [5]))).toEqual({ gapAfter: 2 });
    expect(seqs()).toEqual([1, 2]);
    expect(log.last()).toBe(2);
    expect(log.apply(page(2, [3, 4, 5]))).toEqual({});
    expect(seqs()).toEqual([1, 2, 3, 4, 5]);
  });

  it("takes numbers that are left out within a frame for events it may not see", () => {
    const { log, seqs } = start(page(0, [1, 4]));
    expect(log.apply(page(4, [6]))).toEqual({});
    expect(seqs()).toEqual([1, 4, 6]);
  });

  it("asks on when a page says that there is more", () => {
    const { log } = start();
    expect(log.apply(page(0, [1, 2], true))).toEqual({ gapAfter: 2 });
    expect(log.apply(page(2, [3]))).toEqual({});
  });

  it("may start in the middle, and then knows that there is more before", () => {
    const { log, seqs } = start(page(50, [51, 52]));
    expect(seqs()).toEqual([51, 52]);
    expect([log.first(), log.hasEarlier()]).toEqual([51, true]);
  });

  it("puts an earlier page in front, without doubles, until the beginning is reached", () => {
    const { log, seqs } = start(page(3, [4, 5]));
    log.prepend(history([2, 3, 4], true));
    expect(seqs()).toEqual([2, 3, 4, 5]);
    expect(log.hasEarlier()).toBe(true);
    log.prepend(history([1], false));
    expect(seqs()).toEqual([1, 2, 3, 4, 5]);
    expect([log.hasEarlier(), log.last()]).toEqual([false, 5]);
  });

  it("gives a new array only when something came, so that a view can tell", () => {
    const { log } = start(page(0, [1]));
    const before = log.events();
    log.apply(page(0, [1]));
    expect(log.events()).toBe(before);
    log.apply(page(1, [2]));
    expect(log.events()).not.toBe(before);
  });
});

describe("a message that was amended", () => {
  const amending = (seq: number, body: Event["body"]): Events => ({
    ...page(seq - 1, []),
    events: [{ ...event(seq), body }],
  });

  it("says what it says now, from the moment its edit comes", () => {
    const { log } = start(page(0, [1, 2]), amending(3, { type: "edited", of: 1, text: "better" }));
    expect(log.events()[0]?.body).toEqual({ type: "message", text: "better", edited: true });
    log.apply(amending(4, { type: "edited", of: 1, text: "best" }));
    expect(log.events()[0]?.body).toMatchObject({ text: "best" });
    expect(log.events()[1]).toEqual(event(2));
  });

  it("that was removed has nothing left, neither text nor what came with it", () => {
    const offering = { ...event(1), body: { type: "message", text: "?", choices: ["a"] } } as Event;
    const { log } = start({ ...page(0, []), events: [offering] });
    log.apply(amending(2, { type: "removed", of: 1 }));
    expect(log.events()[0]?.body).toEqual({ type: "message", text: "", removed: true });
  });

  it("and is not held is left to the page that brings it, as it stands then", () => {
    const { log, seqs } = start(page(5, [6]));
    log.apply(amending(7, { type: "removed", of: 2 }));
    expect(seqs()).toEqual([6, 7]);
    expect(log.events()[0]).toEqual(event(6));
  });
});
