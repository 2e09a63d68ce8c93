import { expect, test } from "vitest";
import { answerText } from "./answer-text.ts";
import { pushWords } from "./push-words.ts";
import type { Answer } from "./visitor-push-store.ts";

const words = pushWords(["de-AT", "en"]);
const said = (body: Partial<Answer["body"]>, agentId = "ann"): Answer => ({
  ...{ seq: 1, at: 0, agentId },
  body: { type: "message", text: "", ...body },
});

test.each([
  ["**Bold** and *soft* and `code`", "Bold and soft and code"],
  ["See [the page](https://shop.example/a?b=c), please", "See the page, please"],
  ["2*3*4 is a sum, and * stays", "2*3*4 is a sum, and * stays"],
  ["one\n\n\u0000two\t three", "one two three"],
  ["<b>Not markup</b>", "<b>Not markup</b>"],
])("of %j the words stay", (text, shown) => {
  expect(answerText([said({ text })], "Ann", words)).toBe(`Ann: ${shown}`);
});

test("at most 120 characters, and no sign is cut in two", () => {
  const text = answerText([said({ text: "👋".repeat(200) })], "Ann", words);
  expect([...text]).toHaveLength(120);
  expect(text).toMatch(/^Ann: (👋)+…$/u);
});

test("whoever wrote last is named, with their own lines alone", () => {
  const answers = [
    said({ text: "Hello" }, "tom"),
    said({ text: "I am Ann" }),
    said({ text: "Yes" }),
  ];
  expect(answerText(answers, "Ann", words)).toBe("Ann: I am Ann Yes");
});

test("without words a file is named, else that there is an answer, in the reader's language", () => {
  const file = { id: "u1", name: "plan.pdf", type: "application/pdf", size: 3 };
  expect(answerText([said({ attachments: [file] })], "Ann", words)).toBe("Ann: 📎 plan.pdf");
  expect(answerText([said({})], "Ann", words)).toBe("Ann: Es gibt eine Antwort für Sie");
});
