import { expect, it } from "vitest";
import { contrast, inkOn, READABLE, readableGround } from "./contrast.ts";

it("black on white is 21, a colour on itself 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#3b5bdb", "#3b5bdb")).toBe(1);
});

it.each([
  ["#3b5bdb", "#ffffff"],
  ["#f2b705", "#16181d"],
  ["#000000", "#ffffff"],
  ["#ffffff", "#16181d"],
])("on %s one writes in %s", (ground, ink) => {
  expect(inkOn(ground)).toBe(ink);
});

it.each(["#2b8a3e", "#808080", "#e8590c"])("initials on %s can be read", (colour) => {
  const ground = readableGround(colour);
  expect(contrast(ground, inkOn(ground))).toBeGreaterThanOrEqual(READABLE);
});

it("a readable colour stays as it was chosen", () => {
  expect(readableGround("#7048e8")).toBe("#7048e8");
});
