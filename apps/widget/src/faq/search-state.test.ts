import type { VisitorUp } from "@foyer/protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSearch } from "./search-state.ts";

const hit = { id: "a", question: "Where?", answer: "There.", confidence: 1 };
const sent: VisitorUp[] = [];
const start = () => createSearch((frame) => sent.push(frame) > 0);
const queries = () => sent.map((frame) => "query" in frame && frame.query);

beforeEach(() => {
  sent.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it("asks once the writing pauses, not at every key", () => {
  const search = start();
  for (const text of ["w", "wh", " whe "]) {
    search.write(text);
    vi.advanceTimersByTime(100);
  }
  expect(queries()).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(queries()).toEqual(["whe"]);
});

it("shows only the answer to what stands there now", () => {
  const search = start();
  search.write("where");
  search.onFrame({ type: "articles", query: "whe", articles: [hit] });
  expect(search.hits.value).toBeNull();
  search.onFrame({ type: "articles", query: "where", articles: [hit] });
  expect(search.hits.value).toEqual([hit]);
  search.write("");
  expect(search.hits.value).toBeNull();
  vi.advanceTimersByTime(1_000);
  expect(queries()).toEqual([]);
});

it("asks again for what stands there when the connection is back", () => {
  const search = start();
  search.ask();
  search.write("where");
  search.ask();
  expect(queries()).toEqual(["where"]);
});
