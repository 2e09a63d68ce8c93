import { expect, it } from "vitest";
import { drawnRows, HEADING, ROW, topOf } from "./row-window.ts";

it("of ten thousand rows only those near the screen are drawn", () => {
  const [drawn] = drawnRows([10_000], 5_000 * ROW, 900);
  expect(drawn?.from).toBeLessThan(4_999);
  expect(drawn?.to).toBeGreaterThan(5_015);
  expect((drawn?.to ?? 0) - (drawn?.from ?? 0)).toBeLessThan(60);
});

it("each section is drawn where it is seen, and nothing of what lies far away", () => {
  const lengths = [200, 3, 200];
  const top = topOf(lengths, 1, 0);
  expect(top).toBe(HEADING + 200 * ROW + HEADING);
  const [first, second, third] = drawnRows(lengths, top - HEADING, 600);
  expect(first?.to).toBe(200);
  expect(first?.from).toBeGreaterThan(180);
  expect(second).toEqual({ from: 0, to: 3 });
  expect(third?.from).toBe(0);
  expect(third?.to).toBeLessThan(30);
  expect(drawnRows(lengths, 0, 600)[2]).toEqual({ from: 0, to: 0 });
});
