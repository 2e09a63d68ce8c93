import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ATTACKING_TEXT } from "@foyer/test-kit/script-attacks";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { enter, enterConsole, MARA, type Person, setStage } from "./stage/story.ts";

const story = setStage();

const TEXTS = JSON.parse(
  readFileSync(join(import.meta.dirname, "../apps/widget/dist/texts.json"), "utf8"),
) as Record<string, Record<string, string>>;

interface Shop {
  lang: string;
  /** Question, other phrasings, answer. */
  articles: readonly (readonly [string, readonly string[], string])[];
  /** Asked on the home: the first article answers it, in words that it does not have as they stand. */
  asked: string;
  /** Typed in the message box: the second one answers it. */
  typed: string;
  /** Nothing covers it. */
  uncovered: string;
}

const SHOPS: readonly Shop[] = [
  {
    lang: "en",
    articles: [
      [
        "Where do I find my invoice?",
        ["I need an invoice for my company", "download the invoice", "send me a receipt"],
        "Under Orders, beside each order.",
      ],
      [
        "Which sizes do you have?",
        ["size chart", "is this available in large", "what size should I take"],
        "From XS to XXL.",
      ],
    ],
    asked: "where can I downlaod the invoice",
    typed: "what sizes are there",
    uncovered: "Who won the football match yesterday?",
  },
  {
    lang: "zh",
    articles: [
      [
        "怎么开发票？",
        ["可以开电子发票吗", "发票什么时候寄", "我需要公司发票"],
        "在订单旁边可以下载。",
      ],
      ["有哪些尺码？", ["尺码表在哪里", "我该穿什么尺码", "有没有大码"], "从 XS 到 XXL。"],
    ],
    asked: "请问你们能不能开发票",
    typed: "都有什么尺码",
    uncovered: "昨天的足球比赛谁赢了",
  },
  {
    lang: "ko",
    articles: [
      [
        "세금계산서는 어디서 받나요?",
        ["세금계산서 발행해 주세요", "회사용 세금계산서가 필요해요", "영수증 발급 되나요"],
        "주문 옆에서 내려받을 수 있습니다.",
      ],
      [
        "사이즈는 어떤 것이 있나요?",
        ["사이즈 표 보여 주세요", "큰 사이즈 있나요", "어떤 사이즈를 골라야 하나요"],
        "XS부터 XXL까지 있습니다.",
      ],
    ],
    asked: "세금계산서발행 되나요",
    typed: "사이즈 뭐뭐 있어요",
    uncovered: "어제 축구 경기 누가 이겼나요",
  },
  {
    lang: "ja",
    articles: [
      [
        "領収書はどこでもらえますか？",
        ["領収書を発行してください", "会社用の領収書が必要です", "領収書のダウンロード"],
        "注文の横からダウンロードできます。",
      ],
      [
        "サイズは何がありますか？",
        ["サイズ表を見せてください", "大きいサイズはありますか", "どのサイズを選べばいいですか"],
        "XS から XXL まであります。",
      ],
    ],
    asked: "領収書の発行はできますか",
    typed: "どんなｻｲｽﾞがありますか",
    uncovered: "昨日のサッカーの試合は誰が勝った",
  },
  {
    lang: "ar",
    articles: [
      [
        "أين أجد الفاتورة؟",
        ["أريد فاتورة لشركتي", "تحميل الفاتورة", "هل يمكنكم إرسال الفاتورة"],
        "بجانب كل طلب في صفحة الطلبات.",
      ],
      [
        "ما هي المقاسات المتوفرة؟",
        ["جدول المقاسات", "هل يوجد مقاس كبير", "أي مقاس أختار"],
        "من XS إلى XXL.",
      ],
    ],
    asked: "ارسلوا لي الفاتوره",
    typed: "المقاسات المتوفره",
    uncovered: "من فاز في مباراة كرة القدم أمس",
  },
];

let mara: Person;

const publish = (lang: string, question: string, alternatives: readonly string[], answer: string) =>
  story.api.call("POST", `/sites/${story.siteId}/articles`, {
    ...{ lang, question, alternatives, answer },
    ...{ tags: [], popular: null, state: "published" },
  });

beforeAll(async () => {
  for (const { lang, articles } of SHOPS)
    for (const article of articles) await publish(lang, ...article);
  mara = await enterConsole(story, MARA);
});

/** The chat on the owner's page, opened in `lang`. */
async function openIn(lang: string): Promise<Person & { panel: ReturnType<Page["locator"]> }> {
  const visitor = await enter(story);
  const { page } = visitor;
  await page.goto(story.ownerPage.origin);
  const launcher = page.locator("foyer-chat .launcher");
  await launcher.waitFor();
  await page.evaluate((tag) => {
    (window as unknown as { Foyer(name: string, tag: string): void }).Foyer("setLocale", tag);
  }, lang);
  await launcher.click();
  const panel = page.locator(`foyer-chat [role=dialog][lang=${lang}]`);
  await panel.waitFor();
  return { ...visitor, panel };
}

describe.each(SHOPS)("in $lang", ({ lang, articles, asked, typed, uncovered }) => {
  const word = (name: string): string => String(TEXTS[lang]?.[name]);

  test("the right article is found while typing, a person is offered where none is, and then it is quiet", async () => {
    const visitor = await openIn(lang);
    const { page, panel } = visitor;
    const [[first, , answer] = ["", [], ""], [second, , more] = ["", [], ""]] = articles;

    const find = panel.getByLabel(word("findAnswer"));
    await find.pressSequentially(asked);
    await panel.getByRole("button", { name: first }).waitFor();
    await find.press("Enter");
    await panel.getByText(word("answer")).waitFor();
    await panel.getByText(answer).waitFor();
    await panel.getByRole("button", { name: word("no"), exact: true }).click();
    await panel.getByText(word("sorry")).waitFor();

    const box = panel.getByRole("textbox", { name: word("write") });
    await box.pressSequentially(typed);
    const hints = panel.locator(".hints");
    await hints.getByText(second, { exact: true }).click();
    await hints.getByText(more).waitFor();

    await box.fill(uncovered);
    await hints.locator("details").waitFor({ state: "detached" });
    await box.press("Enter");
    await panel.getByText(word("unsure")).waitFor();
    const answers = await panel.locator(".answer").count();
    await panel.getByRole("button", { name: word("talk") }).click();
    await panel.getByRole("region", { name: word("waiting") }).waitFor();
    await box.fill(asked);
    await box.press("Enter");
    // Self-service has said nothing to it by the time the queue has it.
    await expect.poll(() => box.inputValue()).toBe("");
    await panel.locator(".m.me").nth(2).waitFor();
    await panel
      .locator(".t", { hasText: word("sent") })
      .last()
      .waitFor();
    expect(await panel.locator(".answer").count()).toBe(answers);
    expect(await hints.count()).toBe(0);

    await seenByAgent(asked, uncovered, first);
    expect(visitor.problems).toEqual([]);
    await page.context().close();
  });
});

/** Everything that was asked and shown stands in the conversation that the agent opens. */
async function seenByAgent(asked: string, uncovered: string, shown: string): Promise<void> {
  const { page, problems } = mara;
  await page
    .getByRole("link", { name: new RegExp(asked.slice(0, 8)) })
    .first()
    .click();
  const log = page.getByRole("log");
  await log.getByText(uncovered).first().waitFor();
  await log.getByText(shown).first().waitFor();
  await log
    .getByText(/was not helped by/)
    .first()
    .waitFor();
  expect(problems).toEqual([]);
}

/** What must not be anywhere in a shown answer: what runs, asks for input, or reaches out of its place. */
const DANGERS =
  "script, style, iframe, object, embed, form, input, button, base, meta, link, svg, math, template, noscript, [style], [srcdoc]";

/** Everything dangerous in the answers that `shown` finds; there must be one at least. */
async function dangersIn(shown: ReturnType<Page["locator"]>): Promise<string[]> {
  await shown.first().waitFor({ state: "attached" });
  return shown.evaluateAll((answers, dangers) => {
    const parts = answers.flatMap((answer) => [...answer.querySelectorAll("*")]);
    const bad = parts.filter(
      (part) =>
        part.matches(dangers) ||
        part.getAttributeNames().some((name) => name.startsWith("on")) ||
        /^\s*(?:javascript|vbscript|data):/i.test(part.getAttribute("href") ?? ""),
    );
    return bad.map((part) => part.outerHTML);
  }, DANGERS);
}

test("an article of attacks is inert in the widget, the console and the help centre", async () => {
  const question = "Kaboom <img src=x onerror=alert(1)>?";
  const { id } = (await publish("en", question, ["kaboom please"], ATTACKING_TEXT)) as {
    id: string;
  };
  const visitor = await openIn("en");
  const calls: string[] = [];
  for (const { page } of [visitor, mara]) page.on("dialog", (dialog) => calls.push(dialog.type()));

  const { panel, page } = visitor;
  const find = panel.getByLabel("Find an answer");
  await find.fill("kaboom");
  await panel.getByRole("button", { name: question }).click();
  expect(await dangersIn(panel.locator(".article .text"))).toEqual([]);
  await panel.getByRole("button", { name: "Back" }).click();
  await find.fill("kaboom please");
  await find.press("Enter");
  await panel.getByText(question).first().waitFor();
  expect(await dangersIn(panel.locator(".answer .text"))).toEqual([]);
  await panel.getByRole("button", { name: "Talk to a person" }).click();
  await panel.getByRole("region", { name: "You are in the queue" }).waitFor();

  await mara.page
    .getByRole("link", { name: /kaboom please/ })
    .first()
    .click();
  expect(await dangersIn(mara.page.locator(".article-card"))).toEqual([]);
  await mara.page.goto(`${story.server.origin}/console/articles/try`);
  await mara.page.getByLabel("A visitor's question").fill("kaboom");
  expect(await dangersIn(mara.page.locator("article.card .rich"))).toEqual([]);
  await mara.page.goto(`${story.server.origin}/console/articles/${id}`);
  expect(await dangersIn(mara.page.locator(".preview.rich"))).toEqual([]);
  await mara.page.getByRole("button", { name: "In the help centre" }).click();
  const frame = mara.page.frameLocator("iframe.help-preview");
  await frame.getByText("over all").waitFor({ state: "attached" });
  expect(await dangersIn(frame.locator("main.answer"))).toEqual([]);

  await page.goto(`${story.server.origin}/help/${story.siteKey}/en/search?q=kaboom`);
  await page
    .getByRole("link", { name: /Kaboom/ })
    .first()
    .click();
  expect(await dangersIn(page.locator(".answer"))).toEqual([]);
  expect(calls).toEqual([]);
  // One of them is an ordinary picture of elsewhere, which the page's policy stops.
  const problems = [...visitor.problems, ...mara.problems].filter(
    (text) => !/^Loading the image/.test(text),
  );
  expect(problems).toEqual([]);
  await page.context().close();
});
