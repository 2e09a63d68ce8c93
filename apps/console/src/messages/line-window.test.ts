import { describe, expect, it } from "vitest";
import { createLineHeights } from "./line-heights.ts";
import { heightOf, lastLines, linesWithin } from "./line-window.ts";

/** Ten lines, 50 pixels each. */
const TEN = Array.from({ length: 10 }, () => 50);

describe("the lines within a view", () => {
  it("are those that are seen, also by a pixel", () => {
    const view = { top: 101, bottom: 251 };
    expect(linesWithin(TEN, { index: 0, top: 0 }, view)).toEqual({ from: 2, to: 6 });
  });

  it("are counted from the line that is known, upwards as well", () => {
    const view = { top: -120, bottom: 60 };
    expect(linesWithin(TEN, { index: 5, top: 0 }, view)).toEqual({ from: 2, to: 7 });
  });

  it("end with the list on both sides", () => {
    const view = { top: -5_000, bottom: 5_000 };
    expect(linesWithin(TEN, { index: 5, top: 0 }, view)).toEqual({ from: 0, to: 10 });
  });

  it("are never none while there is any", () => {
    expect(linesWithin(TEN, { index: 0, top: 0 }, { top: 9_000, bottom: 9_100 })).toEqual({
      from: 9,
      to: 10,
    });
    expect(linesWithin(TEN, { index: 0, top: 0 }, { top: -100, bottom: -50 })).toEqual({
      from: 0,
      to: 1,
    });
    expect(linesWithin([], { index: 0, top: 0 }, { top: 0, bottom: 100 })).toEqual({
      from: 0,
      to: 0,
    });
  });
});

it("the last lines fill a window, and all of a short log do", () => {
  expect(lastLines(TEN, 120)).toEqual({ from: 7, to: 10 });
  expect(lastLines(TEN, 5_000)).toEqual({ from: 0, to: 10 });
  expect(heightOf(TEN, 7, 10)).toBe(150);
});

describe("heights of lines", () => {
  it("are what was measured, and for the others what is usual here", () => {
    const heights = createLineHeights();
    const guess = heights.of("1");
    expect(guess).toBeGreaterThan(0);
    heights.measured("1", 40);
    heights.measured("2", 80);
    expect([heights.of("1"), heights.of("2"), heights.of("3")]).toEqual([40, 80, 60]);
    heights.measured("2", 100);
    expect(heights.of("3")).toBe(70);
    heights.forget();
    expect(heights.of("1")).toBe(guess);
  });

  it("are not learnt where nothing is laid out", () => {
    const heights = createLineHeights();
    heights.measured("1", 0);
    expect(heights.of("1")).toBe(createLineHeights().of("1"));
  });
});
