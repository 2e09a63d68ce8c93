import fc from "fast-check";
import { expect, test } from "vitest";
import { holdsNearly, nearest, spellingsOf } from "./spellings.ts";

const word = fc.array(fc.constantFrom(..."abcdeкшдуعلم"), { minLength: 4, maxLength: 12 });

test("two words that differ by one slip always share a spelling", () => {
  const slip = fc.constantFrom("left out", "too many", "another", "swapped");
  fc.assert(
    fc.property(word, slip, fc.nat(), (letters, kind, anywhere) => {
      const at = anywhere % (letters.length - 1);
      const [one = "", two = ""] = letters.slice(at);
      const changed = { "left out": [two], "too many": [one, "x", two], another: ["x", two] };
      const instead = kind === "swapped" ? [two, one] : changed[kind as keyof typeof changed];
      const typed = letters.toSpliced(at, 2, ...instead).join("");
      if ([...typed].length < 4) return;
      const spellings = new Set(spellingsOf(letters.join("")));
      expect(spellingsOf(typed).some((spelling) => spellings.has(spelling))).toBe(true);
      expect(nearest(typed, [letters.join("")])).toEqual([letters.join("")]);
    }),
  );
});

test("short words and numbers have no neighbours", () => {
  expect(spellingsOf("now")).toEqual([]);
  expect(spellingsOf("a10243")).toEqual([]);
});

test("a nearer word leaves out those that are further away", () => {
  expect(nearest("delivary", ["delivery", "delirium", "delavory"])).toEqual(["delivery"]);
});

test("a run is held nearly with one sign wrong, not with two", () => {
  expect(holdsNearly("我想申请退货退款", "申请退或退款")).toBe(true);
  expect(holdsNearly("我想申请退货退款", "申清退或退款")).toBe(false);
});
