import { TEXT_MAX } from "@foyer/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "../refusal.ts";
import { checkText } from "./text.ts";

function kindOf(text: string): string {
  try {
    checkText(text);
  } catch (error) {
    if (error instanceof Refusal) return error.kind;
    throw error;
  }
  return "taken";
}

test("[M10] white space around a text goes, inside it stays", () => {
  expect(checkText("  Hello\n\n  you \t")).toBe("Hello\n\n  you");
});

test("[M10] what has nothing to read in it is empty", () => {
  for (const text of ["", " ", "\n\t\r", "\u00a0\u2003", "\0", " \0 "]) {
    expect(kindOf(text)).toBe("text_empty");
  }
});

test("[M10] exactly TEXT_MAX is taken, one more is not, and the message says both numbers", () => {
  expect(kindOf("x".repeat(TEXT_MAX))).toBe("taken");
  expect(kindOf("x".repeat(TEXT_MAX + 1))).toBe("text_too_long");
  expect(() => checkText("x".repeat(TEXT_MAX + 1))).toThrow(`${TEXT_MAX + 1}`);
});

test("[M10] what is taken comes back from UTF-8 as it was, and is taken again unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), (text) => {
      if (kindOf(text) !== "taken") return;
      const clean = checkText(text);
      expect(Buffer.from(clean, "utf8").toString("utf8")).toBe(clean);
      expect(clean).not.toContain("\0");
      expect(checkText(clean)).toBe(clean);
    }),
  );
  expect(checkText("half \ud83d")).toBe("half \ufffd");
  expect(checkText("whole 👋")).toBe("whole 👋");
});
