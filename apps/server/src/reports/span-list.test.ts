import fc from "fast-check";
import { expect, test } from "vitest";
import { spansOf } from "./span-list.ts";

const spans = fc.array(
  fc.oneof(fc.nat(5), fc.nat(4 * 10 ** 10)),
  // Enough that parts are halved several times.
  { maxLength: 300 },
);

test("middle, nine of ten and mean are those of the sorted spans", () => {
  fc.assert(
    fc.property(spans, (values) => {
      const sorted = [...values].sort((a, b) => a - b);
      const at = (place: number) => sorted[place] ?? Number.NaN;
      const count = values.length;
      const middle = (at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))) / 2;
      const sum = values.reduce((all, one) => all + one, 0);
      expect(spansOf(Float64Array.from(values))).toEqual(
        count === 0
          ? { count, median: null, ninth: null, mean: null }
          : {
              ...{ count, median: Math.round(middle), mean: Math.round(sum / count) },
              ninth: sorted.find((_, place) => (place + 1) / count >= 0.9 - 1e-12),
            },
      );
    }),
  );
});
