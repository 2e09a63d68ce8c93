import { type CoachSettings, DEFAULT_COACH } from "@foyer/protocol";
import { describe, expect, it } from "vitest";
import { builtIn, createCoach } from "./coach.ts";
import type { Situation } from "./hint.ts";
import { replyLanguage } from "./reply-language.ts";

const LATER: Situation = { isFirst: false, name: "", asked: "" };

function hints(
  lang: string,
  text: string,
  situation: Partial<Situation> = {},
  settings: Partial<CoachSettings> = {},
) {
  const coach = createCoach(lang, { ...DEFAULT_COACH, ...settings });
  return coach(text, { ...LATER, ...situation });
}
const about = (...args: Parameters<typeof hints>) => hints(...args).map((hint) => hint.about);

/** The text after the first hint's click. */
function fixed(...[lang, text, ...more]: Parameters<typeof hints>): string | undefined {
  const fix = hints(lang, text, ...more).find((hint) => hint.fix)?.fix;
  return fix && text.slice(0, fix.start) + fix.text + text.slice(fix.end);
}

describe("phrases that close doors", () => {
  it.each([
    ["en", "I can’t change that today.", "I'm not yet able to change that today."],
    ["en", "For this you have to call us.", "For this could you please call us."],
    ["en", "You must sign it.", "Could you please sign it."],
    ["de", "Das geht leider nicht.", "Das geht vielleicht auf einem anderen Weg, ich schaue nach."],
    ["de", "Sie müssen das Formular ausfüllen.", "Bitte das Formular ausfüllen."],
    ["zh", "抱歉，我不能今天修改。", "抱歉，我暂时还无法今天修改。"],
    ["zh", "您必须先登录。", "麻烦您先登录。"],
    [
      "ko",
      "오늘은 취소할 수 없습니다.",
      "오늘은 취소하기는 지금 어렵지만 다른 방법을 찾아보겠습니다.",
    ],
    ["ko", "먼저 로그인하셔야 합니다.", "먼저 로그인해 주시면 됩니다."],
  ])("in %s are found, and replaced by a click: %s", (lang, text, kinder) => {
    expect(about(lang, text)).toEqual(["phrase"]);
    expect(fixed(lang, text)).toBe(kinder);
  });

  it.each([
    ["en", "I can do that for you."],
    ["en", "We canned the beans, and youmust is no word."],
    ["de", "Ich kann das gern für Sie machen. Die Wartenden haben Geduld."],
    ["zh", "我可以今天帮您修改，请您放心。"],
    ["ko", "오늘 바로 취소해 드리겠습니다. 저희가 확인해야 합니다."],
    ["fr", "Je ne peux pas."],
  ])("are not seen where there are none: %s %s", (lang, text) => {
    expect(about(lang, text)).toEqual([]);
  });

  it("number 15 to 25 in each of four languages, each once and each found by itself", () => {
    for (const lang of ["en", "de", "zh", "ko"]) {
      const rules = builtIn(lang);
      expect(rules.length).toBeGreaterThanOrEqual(15);
      expect(rules.length).toBeLessThanOrEqual(25);
      expect(new Set(rules.map(({ phrase }) => phrase.toLowerCase())).size).toBe(rules.length);
      for (const { phrase } of rules) expect([phrase, ...about(lang, phrase)]).toContain("phrase");
    }
  });

  it("no kinder wording closes a door itself", () => {
    for (const lang of ["en", "de", "zh", "ko"]) {
      for (const { instead } of builtIn(lang))
        expect([instead, about(lang, instead)]).toEqual([instead, []]);
    }
  });

  it("are the owner's where the owner has a list, as plain text and whole words", () => {
    const rules = {
      en: {
        closedDoors: [{ phrase: "a.c", instead: "x" }],
        jargon: [{ phrase: "SKU", instead: "item number" }],
      },
    };
    expect(about("en", "I can't. abc", {}, { rules })).toEqual([]);
    expect(fixed("en", "See A.C here", {}, { rules })).toBe("See x here");
    expect(fixed("en", "Send the sku, not the skull.", {}, { rules })).toBe(
      "Send the item number, not the skull.",
    );
    expect(about("de", "Ich kann nicht kommen", {}, { rules })).toEqual(["phrase"]);
  });
});

describe("secrets", () => {
  it.each(["4111 1111 1111 1111", "4111-1111-1111-1111", "378282246310005", "2223003122003222"])(
    "a card number is seen before it is sent, and hidden but for its end: %s",
    (card) => {
      const end = card.replace(/\D/g, "").slice(-4);
      expect(about("en", `Your card ${card}, is it?`)).toEqual(["card"]);
      expect(fixed("en", `Your card ${card}, is it?`)).toBe(`Your card •••• ${end}, is it?`);
    },
  );

  it.each([
    ["en", "The password is hunter2!, keep it", "The password is ••••!, keep it"],
    ["en", "Password: Tr0ub4dor", "Password: ••••"],
    ["de", "Ihr Passwort lautet „Sommer2024“", "Ihr Passwort lautet „••••“"],
    ["zh", "您的密码是abc12345", "您的密码是••••"],
    ["ko", "비밀번호는 abc12345 입니다", "비밀번호는 •••• 입니다"],
  ])("a password in %s is seen: %s", (lang, text, hidden) => {
    expect(about(lang, text)).toContain("password");
    expect(fixed(lang, text)).toBe(hidden);
  });

  it.each([
    ["en", "Order 4111 1111 1111 1112 and parcel 00340434161094042557 are on their way."],
    ["en", "Call +49 151 2345 6789 or 0800 000 0000 000."],
    ["en", "Your password is wrong, please choose a new password: it needs ten characters."],
    ["en", "Reset your password: https://shop.example/reset?1"],
    ["de", "Ihr Passwort ist abgelaufen."],
    ["zh", "您的密码是错误的，请重新设置。"],
    ["ko", "비밀번호는 열 글자 이상이어야 해요."],
  ])("what only looks like one is left alone: %s %s", (lang, text) => {
    expect(about(lang, text)).toEqual([]);
  });
});

describe("shouting", () => {
  it("is a row of capitals, or of marks", () => {
    expect(about("en", "PLEASE READ THIS AGAIN")).toEqual(["capitals"]);
    expect(about("de", "Bitte LESEN SIE UNSERE ANTWORT noch einmal ganz in Ruhe.")).toEqual([
      "capitals",
    ]);
    expect(about("en", "I SAID: SEND IT IN A BOX")).toEqual(["capitals"]);
    expect(fixed("en", "Great!!!!! Thanks")).toBe("Great! Thanks");
    expect(fixed("zh", "好的！！！谢谢")).toBe("好的！谢谢");
    expect(fixed("en", "Really?!?! Yes")).toBe("Really? Yes");
  });

  it("is not an abbreviation, a code or two marks", () => {
    for (const text of [
      "HTML, PDF and USB are fine!!",
      "Use the code SAVEBIG24 at checkout.",
      "OK",
      "NASA, UNESCO",
    ]) {
      expect([text, about("en", text)]).toEqual([text, []]);
    }
  });
});

describe("a first reply", () => {
  const first = (name: string) => ({ isFirst: true, name });

  it.each([
    ["en", "Your parcel leaves us today.", "Dana", "Hi Dana, Your parcel leaves us today."],
    ["en", "Your parcel leaves us today.", "", "Hi! Your parcel leaves us today."],
    [
      "en",
      "Hello, your parcel leaves us today.",
      "Dana",
      "Hello Dana, your parcel leaves us today.",
    ],
    [
      "de",
      "Ihr Paket geht heute auf die Reise.",
      "Dana",
      "Hallo Dana, Ihr Paket geht heute auf die Reise.",
    ],
    ["zh", "您的包裹今天会寄出去，请放心。", "王伟", "王伟，您好！您的包裹今天会寄出去，请放心。"],
    [
      "ko",
      "오늘 상품이 출고될 예정입니다.",
      "김민수",
      "김민수님, 안녕하세요! 오늘 상품이 출고될 예정입니다.",
    ],
  ])("in %s greets by name: %s", (lang, text, name, greeted) => {
    expect(fixed(lang, text, first(name))).toBe(greeted);
  });

  it.each([
    ["en", "Hi Dana, your parcel leaves us today."],
    ["en", "Good morning, Dana! It leaves us today."],
    ["en", "Your parc"],
    ["de", "Sehr geehrte Dana, Ihr Paket geht heute los."],
    ["zh", "您好，您的包裹今天会寄出去。"],
    ["ko", "안녕하세요, 오늘 출고될 예정입니다."],
  ])("in %s that does so is left alone: %s", (lang, text) => {
    expect(about(lang, text, first("Dana"))).toEqual([]);
  });

  it("is the only one that has to greet", () => {
    expect(about("en", "Your parcel leaves us today.", { isFirst: false, name: "Dana" })).toEqual(
      [],
    );
  });
});

describe("a question", () => {
  it.each([
    [
      "en",
      "When does it arrive? And can I still change the colour?",
      "It should arrive with you by Thursday evening, we send it by post.",
      "And can I still change the colour?",
    ],
    [
      "de",
      "Wann kommt das Paket? Und was kostet der Versand?",
      "Das Paket kommt voraussichtlich am Donnerstag bei Ihnen zu Hause an.",
      "Und was kostet der Versand?",
    ],
    [
      "zh",
      "什么时候发货？可以开发票吗？",
      "您好，您的订单今天下午就会发货，预计后天就能送到您的家里，请放心。",
      "可以开发票吗？",
    ],
    [
      "ko",
      "배송은 언제 되나요? 색상 변경이 되나요?",
      "배송은 오늘 오후에 시작되어 내일 저녁까지 도착할 예정이니 조금만 기다려 주시면 감사하겠습니다.",
      "색상 변경이 되나요?",
    ],
  ])("in %s that a reply takes up by no word is named", (lang, asked, text, quote) => {
    const found = hints(lang, text, { asked }).filter((hint) => hint.kind === "question");
    expect(found).toEqual([{ kind: "question", about: "question", quote }]);
  });

  it.each([
    ["en", "Can I change the colour?", "Yes."],
    [
      "en",
      "Can I change the colour?",
      "Of course, the colours can be changed until it is packed in our house.",
    ],
    [
      "en",
      "Can I change the colour?",
      "For this I need a little more from you: which order is it about, please?",
    ],
    [
      "en",
      "When does it arrive?",
      "It is on its way already and will be at your house by Thursday evening.",
    ],
    [
      "de",
      "Was kostet der Versand?",
      "Das übernehmen wir gern für Sie, er ist ab 40 Euro nämlich im Preis drin.",
    ],
    [
      "en",
      "I want it in blue.",
      "It is on its way to you already and will be there on Thursday evening.",
    ],
    [
      "en",
      "What is this?",
      "It is on its way to you already and will be there on Thursday evening.",
    ],
    ["zh", "可以开发票吗？", "可以的，发票会在发货之后自动发送到您的邮箱里，请您注意查收。"],
  ])(
    "in %s that is answered, asked back or cannot be told is left alone: %s %s",
    (lang, asked, text) => {
      expect(about(lang, text, { asked })).toEqual([]);
    },
  );
});

it("the owner switches it off as a whole, or for a kind", () => {
  expect(about("en", "I can't!!!", {}, { on: false })).toEqual([]);
  expect(about("en", "I can't!!!", {}, { off: ["closed_doors"] })).toEqual(["marks"]);
});

it.each([
  ["", "Hello", "en"],
  ["de", "Hallo", "de"],
  ["zh", "Hello", "en"],
  ["en", "안녕하세요", "ko"],
  ["ja", "発送", "ja"],
  ["", "发货", "zh"],
  ["ar", "مرحبا", "ar"],
])("a reply in a conversation in %s reading %s is read as %s", (lang, text, read) => {
  expect(replyLanguage(text, lang)).toBe(read);
});
