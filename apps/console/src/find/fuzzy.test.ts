import { expect, test } from "vitest";
import { fuzzyScore } from "./fuzzy.ts";

test("every word of the query must be met, in any order, without accents or case", () => {
  expect(fuzzyScore("How long does delivery take?", "TAKE deliv")).toBeGreaterThan(0);
  expect(fuzzyScore("Café Müller", "cafe muller")).toBeGreaterThan(0);
  expect(fuzzyScore("How long does delivery take?", "delivery refund")).toBe(0);
});

test("a slip and letters in order are met, and count less than the word itself", () => {
  const exact = fuzzyScore("Claim", "claim");
  for (const typed of ["clam", "cliam", "claom", "claaim", "clm"]) {
    expect(fuzzyScore("Claim", typed)).toBeGreaterThan(0);
    expect(fuzzyScore("Claim", typed)).toBeLessThan(exact);
  }
  expect(fuzzyScore("Claim", "x")).toBe(0);
});

test("other scripts are met as they are written", () => {
  expect(fuzzyScore("환불은 어떻게 하나요?", "환불")).toBeGreaterThan(0);
  expect(fuzzyScore("如何退货", "退货")).toBeGreaterThan(0);
});
