import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readCsv, writeCsv } from "./csv.ts";

const fields = (text: string) => readCsv(text).map(({ fields }) => fields);

describe("a CSV is read", () => {
  it.each([
    [
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r1,2\r",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["\uFEFFa,b\n", [["a", "b"]]],
    ['"a,b","c\r\nd"\n', [["a,b", "c\r\nd"]]],
    ['"say ""hi"""\n', [['say "hi"']]],
    ["a,,\n", [["a", "", ""]]],
    ['""\n\n\nx\n', [["x"]]],
    ["", []],
    ["مرحبا,返品\n", [["مرحبا", "返品"]]],
  ])("%j", (text, expected) => {
    expect(fields(text)).toEqual(expected);
  });

  it("with the lines that its records begin in", () => {
    expect(readCsv('a\n\n"b\nb"\nc\n').map(({ line }) => line)).toEqual([1, 3, 5]);
  });
});

test.each([
  ['a\n"never closed', "Line 2: the quote that begins there is never closed."],
  ['x"y\n', "Line 1: a field with a quote in it must stand in quotes itself."],
  ['a\n"x"y\n', "Line 2: after a closing quote only a comma or a new line may come."],
])("what is no CSV is refused, with its line: %j", (text, why) => {
  expect(() => readCsv(text)).toThrow(why);
});

test("what is written is read again as it was", () => {
  const record = fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(record), (records) => {
      expect(fields(writeCsv(records))).toEqual(records);
    }),
  );
});
