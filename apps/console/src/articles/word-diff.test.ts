import fc from "fast-check";
import { expect, it } from "vitest";
import { diff } from "./word-diff.ts";

const shown = (before: string, after: string): string =>
  diff(before, after)
    .map(({ kind, text }) => ({ same: text, added: `{+${text}+}`, removed: `{-${text}-}` })[kind])
    .join("");

it.each([
  ["", "", ""],
  ["same", "same", "same"],
  ["", "new", "{+new+}"],
  ["old", "", "{-old-}"],
  ["We open at nine.", "We open at ten.", "We open at {-nine-}{+ten+}."],
  ["a\nb\nc\n", "a\nc\n", "a\n{-b\n-}c\n"],
  ["我们九点开门", "我们十点开门", "我们{-九-}{+十+}点开门"],
])("from %j to %j", (before, after, what) => {
  expect(shown(before, after)).toBe(what);
});

it("holds all of both texts, whatever they are", () => {
  const text = fc.array(fc.constantFrom("a", "b", " ", "\n", "日", "😀", "e\u0301"), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(""), other.join("")];
      const pieces = diff(before, after);
      const of = (kind: string) =>
        pieces.flatMap((piece) => (piece.kind === kind || piece.kind === "same" ? piece.text : []));
      expect(of("removed").join("")).toBe(before);
      expect(of("added").join("")).toBe(after);
    }),
  );
});

it("is quick with the longest answers, though nothing is alike", () => {
  const long = (letter: string) => `${letter} `.repeat(10_000);
  expect(diff(long("a"), long("b")).map(({ kind }) => kind)).toContain("removed");
});
