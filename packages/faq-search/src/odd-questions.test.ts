import { describe, expect, test } from "vitest";
import { buildIndex } from "./index.ts";
import { SHOP_FAQ } from "./shop-faq.fixture.ts";

const shop = buildIndex(SHOP_FAQ);
const first = (text: string) => shop.search(text)[0]?.id;

describe("one or two characters are enough where they mean something", () => {
  test.each([
    ["one Han character", "邮", "運費"],
    ["two Han characters", "退货", "退货"],
    ["two Han characters in full width around", "　退货　", "退货"],
    ["one Hangul syllable", "돈", "환불"],
    ["two Hangul syllables", "환불", "환불"],
    ["Hangul typed as jamo", "환불".normalize("NFD"), "환불"],
    ["two kana of a word", "届き", "配送"],
    ["half-width kana", "ｶｰ", "配送"],
    ["an Arabic word without its hamza", "ارجع", "إرجاع"],
    ["two Arabic letters", "كم", "توصيل"],
    ["two Cyrillic letters", "ка", "оплата"],
  ])("%s", (_, text, id) => {
    expect(first(text)).toBe(id);
  });
});

describe("nothing of it is read as a pattern or as markup", () => {
  test.each([
    ["a pattern", "(pass|x)*word.+?[reset]{3,}"],
    ["what replaces in patterns", "password $& $1 $`"],
    ["markup", "<b>reset</b>&nbsp;<i onclick='x()'>password</i>"],
    ["a path", "../../password%00reset"],
    ["names that objects have", "password constructor __proto__ hasOwnProperty"],
    ["letters that turn the direction", "\u202epassword\u202c reset"],
    ["invisible letters inside", "pass\u200bword re\u00adset"],
  ])("%s", (_, text) => {
    expect(first(text)).toBe("password");
  });

  test("words that objects have are ordinary words of articles, too", () => {
    const index = buildIndex([
      { id: "__proto__", question: "constructor" },
      { id: "toString", question: "__proto__ valueOf" },
    ]);
    expect(index.search("constructor")[0]?.id).toBe("__proto__");
    expect(index.search("valueof")[0]?.id).toBe("toString");
  });
});

test("a script that no article has finds nothing rather than anything", () => {
  for (const text of ["ขอคืนเงิน", "धनवापसी", "επιστροφή", "החזר כספי"]) {
    expect(shop.search(text).every(({ confidence }) => confidence < 0.2)).toBe(true);
  }
});
