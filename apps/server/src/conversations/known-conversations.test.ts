import { expect, test } from "vitest";
import type { ConversationRow } from "./conversation-row.ts";
import { createKnownConversations } from "./known-conversations.ts";

const row = (id: string, change: number, more: Partial<ConversationRow> = {}) =>
  ({ id, change, visitorId: "ann", state: "active", ...more }) as ConversationRow;

test("the newest row counts, in whatever order they come", () => {
  const known = createKnownConversations();
  known.take(row("talk", 5));
  known.take(row("talk", 4, { state: "waiting" }));
  expect(known.byId("talk")?.change).toBe(5);
  expect(known.openOf("ann")?.change).toBe(5);
});

test("what is closed is not known, and the next one of its visitor is", () => {
  const known = createKnownConversations();
  known.take(row("first", 1));
  known.take(row("first", 2, { state: "closed" }));
  expect([known.byId("first"), known.openOf("ann")]).toEqual([undefined, undefined]);
  known.take(row("second", 3));
  expect(known.openOf("ann")?.id).toBe("second");
});

test("one that was given to another visitor is theirs alone", () => {
  const known = createKnownConversations();
  known.take(row("talk", 1));
  known.take(row("talk", 2, { visitorId: "bob" }));
  expect([known.openOf("ann"), known.openOf("bob")?.id]).toEqual([undefined, "talk"]);
});

test("what was forgotten is known again once it is heard of", () => {
  const known = createKnownConversations();
  known.take(row("talk", 1));
  known.forget("talk");
  expect([known.byId("talk"), known.openOf("ann")]).toEqual([undefined, undefined]);
  known.take(row("talk", 1));
  expect(known.openOf("ann")?.id).toBe("talk");
});

test("those that were used last are kept, and never twice as many as wanted", () => {
  const known = createKnownConversations(10);
  for (let n = 1; n <= 100; n++) known.take(row(`talk-${n}`, n, { visitorId: `visitor-${n}` }));
  const kept = Array.from({ length: 100 }, (_, i) => known.openOf(`visitor-${i + 1}`)).filter(
    Boolean,
  );
  expect(kept.length).toBeGreaterThanOrEqual(10);
  expect(kept.length).toBeLessThan(20);
  expect(kept.at(-1)?.id).toBe("talk-100");
});
