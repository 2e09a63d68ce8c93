import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featuresOf } from "./features.ts";

describe("featuresOf", () => {
  test("reads words, pairs of words and their letters", () => {
    const keys = [...featuresOf("My order").keys()];
    expect(keys).toEqual(expect.arrayContaining(["wmy", "worder", "pmy order", "c^or", "cder$"]));
  });

  test("reads ideographs and kana one by one and two by two", () => {
    expect([...featuresOf("退货").keys()]).toEqual(["h退", "h货", "b退货"]);
  });

  test("reads Hangul by word, by syllable pair and by jamo", () => {
    const keys = [...featuresOf("환불").keys()];
    expect(keys).toEqual(expect.arrayContaining(["w환불", "s환불", "s^환"]));
    expect(keys.some((key) => key.startsWith("j"))).toBe(true);
  });

  test("takes scripts apart where they meet without a space", () => {
    const keys = [...featuresOf("wifi设置").keys()];
    expect(keys).toEqual(expect.arrayContaining(["wwifi", "b设置"]));
  });

  test("finds nothing in emoji, punctuation and blanks", () => {
    for (const text of ["", "   ", "🙂🙃", "?!…—", "\u0000\u200b"])
      expect(featuresOf(text).size).toBe(0);
  });

  test("gives every feature a positive mass, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) =>
        [...featuresOf(text).values()].every((mass) => mass > 0 && Number.isFinite(mass)),
      ),
    );
  });
});
