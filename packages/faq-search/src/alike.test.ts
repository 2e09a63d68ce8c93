import { describe, expect, test } from "vitest";
import { groupAlike } from "./alike.ts";

/** The groups of more than one, as texts. */
const grouped = (texts: readonly string[]): string[][] =>
  groupAlike(texts)
    .filter(({ members }) => members.length > 1)
    .map(({ members }) => members.map((at) => texts[at] ?? "").sort());

/** Three ways to ask for one thing, and something else beside it. */
const ASKED = {
  English: [
    ["Can I get an invoice?", "how do i get an invoice", "I need an invoice for my company"],
    ["Do you ship to Norway?", "do you deliver to norway"],
  ],
  Chinese: [
    ["可以开发票吗？", "能给我开发票吗", "怎么开发票"],
    ["你们送货到香港吗", "可以送到香港吗？"],
  ],
  Korean: [
    ["영수증 받을 수 있나요?", "현금영수증 받을 수 있을까요?", "영수증 발급 되나요"],
    ["선물 포장 되나요?", "선물포장 해 주시나요?"],
  ],
  Arabic: [
    ["هل يمكنني الحصول على فاتورة؟", "كيف يمكنني الحصول على الفاتورة", "أريد الحصول على فاتورة"],
    ["هل تشحنون إلى السعودية؟", "هل يمكن الشحن الى السعوديه"],
  ],
} as const;

describe("questions that ask for the same are put together", () => {
  for (const [language, groups] of Object.entries(ASKED)) {
    test(`in ${language}`, () => {
      expect(grouped(groups.flat())).toEqual(groups.map((group) => [...group].sort()));
    });
  }

  test("in four languages at once, each by itself", () => {
    const groups = Object.values(ASKED).flat();
    const found = grouped(groups.flat());
    for (const group of groups) expect(found).toContainEqual([...group].sort());
    expect(found).toHaveLength(groups.length);
  });
});

test("case, accents, width and a slip of the finger make no difference", () => {
  const texts = ["Wo ist mein Päckchen?", "wo ist mein packchen", "ＷＯ ist mein Päckhen??"];
  expect(groupAlike(texts)).toHaveLength(1);
});

test("the largest group comes first, and in it the most central text", () => {
  const texts = ["gift cards", "cancel my order", "please cancel my order now", "cancel order"];
  const [first] = groupAlike(texts);
  expect(first?.members[0]).toBe(1);
  expect(first?.members).toHaveLength(3);
  expect(first?.likeness).toBeGreaterThan(0.3);
});

test("a chain of neighbours is no group", () => {
  const words = ["red", "blue", "green", "grey", "pink", "black", "white", "brown", "gold"];
  const chain = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  const sizes = groupAlike(chain).map(({ members }) => members.length);
  expect(Math.max(...sizes)).toBeLessThan(4);
});

test("what says nothing is in no group, and every other text is in exactly one", () => {
  const texts = ["", " ", "😀", "?!", "hello", "hello", "x".repeat(20_000), "(((((((("];
  const places = groupAlike(texts).flatMap(({ members }) => members);
  expect(places.sort()).toEqual([4, 5, 6]);
});

test("the same texts give the same groups, whatever was grouped before", () => {
  const texts = Object.values(ASKED).flat(2);
  const once = groupAlike(texts);
  groupAlike(["something else", "something other"]);
  expect(groupAlike(texts)).toEqual(once);
});

test("with a threshold of 0 one common word is enough", () => {
  expect(groupAlike(["refund", "a refund for my broken kettle"], { threshold: 0 })).toHaveLength(1);
});
