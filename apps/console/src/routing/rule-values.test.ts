import { expect, it } from "vitest";
import { toRule, valuesOf, wordsOf, wrongIn } from "./rule-values.ts";

const GOLD = {
  ...{ id: "gold", name: "Gold", when: { attribute: { name: "plan", value: "gold" } } },
  set: { priority: "urgent", skills: ["refunds", "vip"] },
} as const;

it("a rule comes out of its form as it went in", () => {
  const rule = { ...GOLD, set: { ...GOLD.set, skills: [...GOLD.set.skills] } };
  expect(toRule("gold", valuesOf(rule))).toEqual(rule);
});

it("words stand between commas of any script, each once", () => {
  expect(wordsOf(" refunds,  Refunds，维修、 a  b ,")).toEqual(["refunds", "维修", "a b"]);
});

it.each([
  [{ name: " " }, "Give the rule a name."],
  [{ page: "pricing" }, "A page begins with / or with *."],
  [{ lang: "german" }, "A language is two or three letters, like de."],
  [{ attribute: "plan" }, "Say which value the attribute has."],
  [{ value: "gold" }, "Say which attribute has this value."],
  [{ priority: "" }, "Choose what the conversation gets: a priority, a team or skills."],
  [{}, ""],
] as const)("%o is told: %s", (news, wrong) => {
  const values = { ...valuesOf(null), name: "Gold", priority: "high" as const };
  expect(wrongIn({ ...values, ...news })).toBe(wrong);
});
