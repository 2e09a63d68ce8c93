import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

test("picks the same rows as a full sort", () => {
  const likeness = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 200 });
  fc.assert(
    fc.property(likeness, fc.integer({ min: 1, max: 50 }), (values, most) => {
      const all = Float32Array.from(values);
      const sorted = [...all.keys()]
        .filter((row) => (all[row] ?? 0) > 0)
        .sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0) || a - b);
      expect(nearest(all, most)).toEqual(sorted.slice(0, most));
    }),
  );
});
