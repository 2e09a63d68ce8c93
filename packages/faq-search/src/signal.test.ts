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
const sure = (ranked: Ranked[], asked = query): number => signalOf(ranked, 0, asked) ?? Number.NaN;

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
  expect(signalOf([], 0, query)).toBeUndefined();
});
