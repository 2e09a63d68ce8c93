import { describe, expect, it } from "vitest";
import { fill, pieces, unfilled, unknownVariables } from "./fill.ts";

const DANA = { "visitor.firstName": "Dana", "visitor.name": "Dana Köhler", "agent.name": "Mara" };
const ORDER = { ...DANA, "visitor.order no": "48213" };

describe("filling a canned reply", () => {
  it.each([
    ["Hi {{visitor.firstName}}!", "Hi Dana!"],
    ["Hi {{ visitor.firstName }}!", "Hi Dana!"],
    ["{{visitor.name}} and {{agent.name}}", "Dana Köhler and Mara"],
    ["Hi {{visitor.firstName|there}}!", "Hi Dana!"],
    ["{{visitor.email|no email}}", "no email"],
    ["Order {{visitor.order no}}", "Order 48213"],
    ["Plan {{visitor.plan|free}}", "Plan free"],
    ["no variables, {one} brace", "no variables, {one} brace"],
  ])("makes %j into %j", (text, filled) => {
    expect(fill(text, ORDER)).toBe(filled);
  });

  it("leaves what is not known visible instead of a gap", () => {
    expect(fill("Write to {{visitor.email}}.", DANA)).toBe("Write to [visitor.email].");
  });

  it("takes a name of spaces for unknown", () => {
    expect(fill("Hi {{visitor.firstName|there}}", { "visitor.firstName": "  " })).toBe("Hi there");
  });

  it("does not fill what a visitor called themselves a second time", () => {
    expect(fill("Hi {{visitor.name}}", { "visitor.name": "{{agent.name}}" })).toBe(
      "Hi {{agent.name}}",
    );
  });
});

describe("what stops sending", () => {
  it("is the first variable without a value, with its place", () => {
    expect(unfilled("To [visitor.email] and [visitor.name]")).toEqual({
      start: 3,
      end: 18,
      hole: "[visitor.email]",
    });
  });

  it("is also a variable that nobody knows", () => {
    expect(unfilled(fill("Order {{order}}", DANA))?.hole).toBe("{{order}}");
  });

  it("is also an attribute that this visitor does not have", () => {
    expect(unfilled(fill("Order {{visitor.order no}}", DANA))?.hole).toBe("[visitor.order no]");
  });

  it("is not what people put in brackets", () => {
    expect(unfilled("see [1] and [my note] or {curly}")).toBeNull();
  });

  it("is marked wherever it stands", () => {
    expect(pieces("a [visitor.email] b [visitor.name]").filter(({ isHole }) => isHole)).toEqual([
      { text: "[visitor.email]", isHole: true },
      { text: "[visitor.name]", isHole: true },
    ]);
  });
});

it("the editor is told of variables that nobody knows, each once", () => {
  expect(unknownVariables("{{order}} {{visitor.name}} {{order}} {{vistor.name|x}}")).toEqual([
    "order",
    "vistor.name",
  ]);
});
