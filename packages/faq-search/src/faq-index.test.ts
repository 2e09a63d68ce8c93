import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featuresOf } from "./features.ts";
import { buildIndex, buildIndexInSteps } from "./index.ts";
import { SHOP_FAQ } from "./shop-faq.fixture.ts";

const shop = buildIndex(SHOP_FAQ);
const first = (text: string, lang?: string) => shop.search(text, { lang })[0]?.id;

describe("finding the entry", () => {
  test.each([
    ["other words of the same matter", "how can I get my money back", "returns"],
    ["a typo", "forgoten pasword", "password"],
    ["missing spaces", "forgotmypassword", "password"],
    ["missing accents", "telecharger facture", "invoice"],
    ["missing umlauts", "offnungszeiten", "opening"],
    ["capitals", "WHERE IS MY PARCEL", "delivery"],
    ["full-width letters", "ｒｅｓｅｔ ｐａｓｓｗｏｒｄ", "password"],
    ["Chinese", "不满意怎么退款", "退货"],
    ["one Chinese character", "邮", "運費"],
    ["Japanese", "何日で届きますか？", "配送"],
    ["half-width kana", "ｶｰﾄﾞ", "配送"],
    ["Korean with another ending", "환불 어떻게 해요", "환불"],
    ["Korean without spaces", "택배언제와요", "배송"],
    ["a Korean syllable not finished yet", "환ㅂ", "환불"],
    ["Arabic in other letter forms", "كيف ارجع المنتج", "إرجاع"],
    ["Russian in another case", "оплата картой заказа", "оплата"],
    ["two scripts at once", "환불 refund 환불은", "환불"],
    ["a word only the answer has", "courier", "delivery"],
    ["a word only a tag has", "sign-in", "password"],
  ])("understands %s", (_, text, id) => {
    expect(first(text)).toBe(id);
  });

  test.each(["r", "re", "ret", "retu", "returns a"])(
    "suggests returns while “%s” is typed",
    (text) => {
      expect(shop.search(text, { lang: "en" }).map((match) => match.id)).toContain("returns");
    },
  );

  test("puts returns first once three letters are there", () => {
    expect(first("ret")).toBe("returns");
  });

  test("names the phrasing that matched best", () => {
    expect(shop.search("reset the password")[0]?.matched).toBe("reset password");
  });

  test("finds a phrasing typed as it stands, and is surer of it than of anything else", () => {
    for (const { id, question } of SHOP_FAQ) {
      const [match] = shop.search(question);
      expect(match).toMatchObject({ id, matched: question });
    }
  });
});

describe("languages", () => {
  test("keeps to the language asked for, region or not", () => {
    expect(shop.search("order", { lang: "de-AT" }).every(({ id }) => id === "opening")).toBe(true);
    expect(first("facture", "fr_CA")).toBe("invoice");
  });

  test("shows entries without a language to everyone", () => {
    const index = buildIndex([{ id: "any", question: "WLAN" }]);
    expect(index.search("wlan", { lang: "ja" })[0]?.id).toBe("any");
  });
});

describe("confidence", () => {
  test("lies between 0 and 1 and never rises down the list", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const sure = shop.search(text, { limit: 20 }).map((match) => match.confidence);
        return sure.every((one, at) => one >= 0 && one <= 1 && one <= (sure[at - 1] ?? 1));
      }),
    );
  });

  test("is low for what nothing covers and high for what is covered", () => {
    for (const text of ["who won the football match", "今天天气好吗", "오늘 날씨 어때"]) {
      expect(shop.search(text)[0]?.confidence ?? 0).toBeLessThan(0.4);
    }
    for (const text of ["I forgot my password", "怎么退货", "환불은 어떻게 하나요"]) {
      expect(shop.search(text)[0]?.confidence ?? 0).toBeGreaterThan(0.7);
    }
  });

  test("stays modest when a tiny FAQ has one phrasing per entry", () => {
    const tiny = buildIndex(SHOP_FAQ.slice(0, 5).map(({ id, question }) => ({ id, question })));
    expect(tiny.search("do you sell gift cards")[0]?.confidence ?? 0).toBeLessThan(0.4);
  });
});

describe("changing the FAQ", () => {
  test("finds an added entry and forgets a removed one", () => {
    const index = buildIndex(SHOP_FAQ);
    index.add({ id: "gift", lang: "en", question: "Do you sell gift cards?" });
    expect(index.search("gift card")[0]?.id).toBe("gift");
    expect(index.size).toBe(SHOP_FAQ.length + 1);
    expect(index.remove("gift")).toBe(true);
    expect(index.remove("gift")).toBe(false);
    expect(index.search("gift card").every(({ id }) => id !== "gift")).toBe(true);
  });

  test("replaces an entry added under the same id", () => {
    const index = buildIndex([{ id: "a", question: "old matter" }]);
    index.add({ id: "a", question: "fresh topic" });
    expect(index.size).toBe(1);
    expect(index.search("fresh")[0]?.matched).toBe("fresh topic");
  });

  test("answers nothing when empty, and starts from nothing", () => {
    const index = buildIndex([]);
    expect(index.search("anything")).toEqual([]);
    index.add({ id: "a", question: "anything" });
    expect(index.search("anything")[0]?.id).toBe("a");
  });

  test("ranks the same, built at once or entry by entry", () => {
    const grown = buildIndex([]);
    for (const article of SHOP_FAQ) grown.add(article);
    const ids = (index: typeof grown) =>
      index.search("my order money", { limit: 9 }).map(({ id }) => id);
    expect(ids(grown)).toEqual(ids(shop));
  });
});

describe("building in steps", () => {
  test("gives the index that building at once gives", () => {
    const steps = buildIndexInSteps(SHOP_FAQ);
    let step = steps.next();
    let taken = 1;
    for (; !step.done; taken++) step = steps.next();
    const asked = "where is my money";
    expect(step.value.search(asked)).toEqual(shop.search(asked));
    // Reading each entry, deriving, and asking most of its phrasings back.
    expect(taken).toBeGreaterThan(SHOP_FAQ.length + 50);
  });
});

describe("odd input", () => {
  test.each(["", "  ", "🙂🙂", "?!", "\u0000", "zzqqxx", "\ud800"])(
    "finds nothing for %j",
    (text) => {
      expect(shop.search(text)).toEqual([]);
    },
  );

  test("returns at most as many as asked for", () => {
    expect(shop.search("order", { limit: 0 })).toEqual([]);
    expect(shop.search("my order money", { limit: 1 })).toHaveLength(1);
    expect(shop.search("my order money password").length).toBeLessThanOrEqual(3);
  });

  test("bears markup, patterns and articles without text", () => {
    const index = buildIndex([
      ...SHOP_FAQ,
      { id: "blank", question: " ", alternatives: ["", "🙂"] },
    ]);
    expect(index.search("<script>alert(1)</script>(a+)+$ password")[0]?.id).toBe("password");
  });

  test("reads only the beginning of a hundred kilobytes", () => {
    const long = `reset password ${"blah (a+)+ 退货 ".repeat(10_000)}`;
    expect(shop.search(long).length).toBeGreaterThan(0);
    expect(shop.search(`reset password${" ".repeat(3000)}退货`)[0]?.id).toBe("password");
  });

  test.each([
    ["letters that fold into eighteen each", "\ufdfa".repeat(20_000)],
    ["one endless word", "a".repeat(20_000)],
    ["accents upon accents", `a${"\u0301".repeat(20_000)}`],
    ["every script by turns", "aф退し환ส".repeat(4_000)],
    ["emoji", "👩‍👩‍👧".repeat(3_000)],
    ["what hangs patterns", `${"(a+)+".repeat(4_000)}$!`],
  ])("reads no more than the beginning of %s", (_, text) => {
    // Text beyond what is read changes nothing: the work is bounded whatever comes.
    expect(shop.search(text)).toEqual(shop.search(text.slice(0, 10_000)));
    expect(featuresOf(text).size).toBeLessThan(9_000);
  });

  test("never throws, whatever is asked or added", () => {
    const text = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(text, text, (question, asked) => {
        const index = buildIndex([...SHOP_FAQ.slice(0, 3), { id: "x", question, answer: asked }]);
        expect(Array.isArray(index.search(asked))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
