import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, readableInk } from "./contrast.ts";

test("the contrast is WCAG's: 21 for black on white, 1 for a colour on itself", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#3b5bdb", "#3b5bdb")).toBe(1);
  // From the WCAG's own example of a grey that just fails AA on white.
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test("dark grounds get white ink, light ones dark", () => {
  expect(readableInk("#3b5bdb")).toBe("#ffffff");
  expect(readableInk("#000000")).toBe("#ffffff");
  expect(readableInk("#ffe066")).toBe("#16181d");
  expect(readableInk("#FFFFFF")).toBe("#16181d");
});

test("whatever accent an owner picks, its ink is the better one and readable", () => {
  const channel = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(channel, channel, channel, (...rgb) => {
      const ground = `#${rgb.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
      const ink = readableInk(ground);
      const other = ink === "#ffffff" ? "#16181d" : "#ffffff";
      expect(contrast(ground, ink)).toBeGreaterThanOrEqual(contrast(ground, other));
      expect(contrast(ground, ink)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
