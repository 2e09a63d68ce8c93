import { describe, expect, it } from "vitest";
import { placeOf, slashAt } from "./slash.ts";

describe("a slash opens the canned replies", () => {
  it.each([
    ["/", ""],
    ["/addr", "addr"],
    ["Hello /addr", "addr"],
    ["line\n/a", "a"],
    ["你好/地址", "地址"],
    ["(/rück", "rück"],
  ])("in %j", (text, query) => {
    expect(slashAt(text, text.length)?.query).toBe(query);
  });

  it.each(["and/or", "1/2", "https://x", "https://x/y", "a.b/c", "/addr now", "no slash"])(
    "but not in %j",
    (text) => {
      expect(slashAt(text, text.length)).toBeNull();
    },
  );

  it("only before the cursor", () => {
    expect(slashAt("see /addr", 3)).toBeNull();
    expect(slashAt("see /addr", 7)).toEqual({ start: 4, query: "ad" });
  });
});

it("the reply takes the place of the slash and of what was typed after it", () => {
  const slash = slashAt("Hi! /th and more", 7);
  expect(slash && placeOf(slash)).toEqual({ start: 4, end: 7 });
});
