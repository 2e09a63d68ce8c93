import fc from "fast-check";
import { expect, test } from "vitest";
import { createRecentRows } from "./recent-rows.ts";

test("what was used lately is there, as it was set last", () => {
  const key = fc.constantFrom(..."abcdefghij");
  const step = fc.tuple(fc.constantFrom("get", "set", "delete"), key, fc.nat());
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const rows = createRecentRows<number>(3);
      const truth = new Map<string, number>();
      for (const [what, name, value] of steps) {
        if (what === "set") {
          rows.set(name, value);
          truth.delete(name);
          truth.set(name, value);
        } else if (what === "delete") {
          rows.delete(name);
          truth.delete(name);
        } else {
          const known = truth.get(name);
          const recent = [...truth.keys()].slice(-3).includes(name);
          const found = rows.get(name);
          if (recent) expect(found).toBe(known);
          else expect([known, undefined]).toContain(found);
          if (found !== undefined) {
            truth.delete(name);
            truth.set(name, found);
          }
        }
      }
    }),
  );
});

test("it never holds twice as many as it promises", () => {
  const rows = createRecentRows<number>(10);
  for (let n = 0; n < 1000; n++) rows.set(String(n), n);
  const held = Array.from({ length: 1000 }, (_, n) => rows.get(String(n))).filter(
    (row) => row !== undefined,
  );
  expect(held.length).toBeGreaterThanOrEqual(10);
  expect(held.length).toBeLessThan(20);
});
