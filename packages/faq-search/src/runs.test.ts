import { expect, test } from "vitest";
import { runsOf } from "./runs.ts";

test("separates words at blanks, punctuation and apostrophes", () => {
  expect(runsOf("san francisco'daki 2 otel?").map(({ text }) => text)).toEqual([
    "san",
    "francisco",
    "daki",
    "2",
    "otel",
  ]);
});

test("separates scripts where they meet", () => {
  expect(runsOf("iphone退货します환불สวัสดีok")).toEqual([
    { writing: "word", text: "iphone" },
    { writing: "ideograph", text: "退货します" },
    { writing: "hangul", text: "환불" },
    { writing: "unspaced", text: "สวัสดี" },
    { writing: "word", text: "ok" },
  ]);
});

test("keeps Hindi vowels with their word", () => {
  expect(runsOf("मेरा पासवर्ड").map(({ text }) => text)).toEqual(["मेरा", "पासवर्ड"]);
});
