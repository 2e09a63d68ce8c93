import { expect, test } from "vitest";
import type { Query } from "./query.ts";
import type { Ranked } from "./rank.ts";
import { signalOf } from "./signal.ts";

const query: Query = {
  vector: { ids: new Uint32Array(), values: new Float32Array() },
  known: 1,
  size: 60,
};
const parts = { ridge: 0.5, best: 0.6, centroid: 0.6, likelihood: 2, mentioned: 0.7 };
const first: Ranked = { entry: 0, phrasing: 0, ...parts, cohesion: 0, score: 1 };
const rival: Ranked = { ...first, entry: 1, score: 0.4 };
const ENTRIES = 60;
const sure = (ranked: Ranked[], asked = query, entries = ENTRIES): number =>
  signalOf(ranked, 0, asked, entries) ?? Number.NaN;

test.each([
  ["a better score", [{ ...first, score: 1.5 }, rival], query],
  ["a more distant rival", [first, { ...rival, score: 0.1 }], query],
  ["a longer question of the same likeness", [first, rival], { ...query, size: 120 }],
  ["an entry whose phrasings differ more", [{ ...first, cohesion: -0.5 }, rival], query],
])("is higher for %s", (_, ranked, asked) => {
  expect(sure(ranked, asked)).toBeGreaterThan(sure([first, rival]));
});

test.each([
  ["words the FAQ does not know", [first, rival], { ...query, known: 0.4 }],
  ["an entry that says one thing over and over", [{ ...first, cohesion: 0.5 }, rival], query],
])("is lower for %s", (_, ranked, asked) => {
  expect(sure(ranked, asked)).toBeLessThan(sure([first, rival]));
});

test("is nothing where nothing was found", () => {
  expect(signalOf([], 0, query, ENTRIES)).toBeUndefined();
});

const withRival = (score: number): Ranked[] => [first, { ...rival, score }];

test("gains more from a wide margin that widens than from a narrow one", () => {
  const gain = (from: number, to: number): number => sure(withRival(to)) - sure(withRival(from));
  expect(gain(0.3, 0.2)).toBeGreaterThan(2 * gain(1, 0.9));
});

test("makes more of the margin where there are few entries, down to a bound", () => {
  const worth = (entries: number): number =>
    sure(withRival(0.1), query, entries) - sure(withRival(0.9), query, entries);
  expect(worth(8)).toBeGreaterThan(worth(12));
  expect(worth(12)).toBeCloseTo(worth(500));
  expect(worth(1)).toBeCloseTo(worth(6));
});

test("makes less of the margin where the FAQ has no words for the question", () => {
  const worth = (known: number): number =>
    sure(withRival(0.1), { ...query, known }) - sure(withRival(0.9), { ...query, known });
  expect(worth(0.4)).toBeLessThan(worth(1) / 2);
});
