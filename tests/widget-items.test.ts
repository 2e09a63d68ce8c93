import { signId } from "@foyer/test-kit";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { HOLIDAY } from "./stage/files.ts";
import { openScene, type Scene } from "./stage/widget-states/scene.ts";
import { FORM } from "./stage/widget-states/sites.ts";
import { crowd, type Look, type Visit, visit } from "./stage/widget-states/visit.ts";

/** Every part of the widget, on a desktop and on a phone, from left to right and from right to left. */
const LOOKS: (Look & { on: "desktop" | "phone"; lang: "en" | "ar" })[] = [
  { on: "desktop", lang: "en" },
  { on: "desktop", lang: "ar" },
  { on: "phone", lang: "en" },
  { on: "phone", lang: "ar" },
];

/** What people say and press, in the language of the look; what the widget says comes from its own files. */
const SAYS = {
  en: {
    article: "How do I return something?",
    search: "return",
    asks: "Is it in stock?",
    talk: "Talk to a person",
    yes: "Yes",
    glad: "Good to hear!",
    edited: "(edited)",
    removed: "Message removed",
    missing: "Please fill this in.",
    another: "Start a new conversation",
    next: "You are next",
    good: "Good",
    thanks: "Thank you for your rating!",
  },
  ar: {
    article: "كيف أعيد منتجًا؟",
    search: "أعيد",
    asks: "هل هو متوفر؟",
    talk: "تحدّث مع شخص",
    yes: "نعم",
    glad: "يسعدنا ذلك!",
    edited: "(معدَّلة)",
    removed: "حُذفت الرسالة",
    missing: "يرجى ملء هذا الحقل.",
    another: "بدء محادثة جديدة",
    next: "أنت التالي",
    good: "جيدة",
    thanks: "شكرًا على تقييمك!",
  },
};

let scene: Scene;
let here: Visit | undefined;

beforeAll(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await here?.close();
  here = undefined;
});
afterAll(() => scene?.close());

async function come(look: Look): Promise<Visit> {
  here = await visit(scene, look);
  // Whoever has nothing to do in several stories is at the desk all the same.
  for (const desk of scene.desks.slice(0, 2)) desk.send({ type: "ping" });
  return here;
}

/** What is shown stands within the window, on its side of it, and nothing of it is cut off at the sides. */
async function fits({ panel, page }: Visit, { on, lang }: (typeof LOOKS)[number]): Promise<void> {
  await page.locator(`foyer-chat .panel[lang=${lang}]`).waitFor();
  const box = await panel.boundingBox();
  const size = page.viewportSize();
  if (!box || !size) throw new Error("no panel is shown");
  if (on === "phone") expect(box).toMatchObject({ x: 0, y: 0, ...size });
  else if (lang === "ar") expect(box.x).toBe(20);
  else expect(box.x + box.width).toBe(size.width - 20);
  expect(box.y).toBeGreaterThanOrEqual(0);
  const wrong = await panel.evaluate((root) => {
    const { left, right } = root.getBoundingClientRect();
    const out = [...root.querySelectorAll("*")].filter((part) => {
      const { x, width } = part.getBoundingClientRect();
      return width > 0 && (x < left - 1 || x + width > right + 1);
    });
    return [
      getComputedStyle(root).direction,
      ...out.map(({ outerHTML }) => outerHTML.slice(0, 80)),
    ];
  });
  expect(wrong).toEqual([lang === "ar" ? "rtl" : "ltr"]);
}

/** One visitor goes through several parts, for a context of their own takes longer than most of these. */
const WALK_MS = 120_000;

describe.each(LOOKS)("on a $on in $lang", (look) => {
  const says = SAYS[look.lang];
  const named = ({ panel }: Visit, name: string) =>
    panel.getByRole("button", { name, exact: true });

  /** Nothing is remembered but what the browser keeps. */
  async function comeAgain({ page }: Visit): Promise<void> {
    await page.reload();
    await page.locator("foyer-chat .launcher").waitFor();
  }

  /** One request and nothing kept before it is opened. */
  async function isQuiet(visitor: Visit): Promise<void> {
    const { page } = visitor;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("websocket", (socket) => asked.push(socket.url()));
    await page.reload({ waitUntil: "networkidle" });
    await page.locator("foyer-chat .launcher").waitFor();
    const toServer = asked.filter((url) => url.includes(new URL(scene.server.origin).host));
    expect(toServer).toEqual([`${scene.server.origin}/embed/${visitor.site.key}.js`]);
    expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);
  }

  /** Answers are found while one writes, read, and judged. */
  async function findsAnswers(visitor: Visit): Promise<void> {
    await visitor.open();
    await fits(visitor, look);
    await visitor.at(".talk").getByText(says.talk).waitFor();
    await visitor.at("#find").fill(says.search);
    await visitor.at(".faq li").nth(2).waitFor({ state: "detached" });
    await visitor.at(".faq button").getByText(says.article).click();
    await visitor.at(".article .text strong").waitFor();
    await fits(visitor, look);
    await named(visitor, says.talk).waitFor();
    await named(visitor, says.yes).click();
    await visitor.at(".quick").getByText(says.glad).waitFor();
  }

  /** It changes its language while it is open, and its direction with it. */
  async function changesLanguage(visitor: Visit): Promise<void> {
    await visitor.open();
    const other = LOOKS.find(({ on, lang }) => on === look.on && lang !== look.lang);
    if (!other) throw new Error("there is no other language");
    await visitor.call("setLocale", other.lang);
    await visitor.at(".talk").getByText(SAYS[other.lang].talk).waitFor();
    await fits(visitor, other);
  }

  /** Keys alone open, write and leave it; what is pressed is large enough to be hit. */
  async function usesKeys(visitor: Visit): Promise<void> {
    const { page, panel, at } = visitor;
    const launcher = page.locator("foyer-chat .launcher");
    await launcher.focus();
    await page.keyboard.press("Enter");
    await at(".faq li").first().waitFor();
    const least = look.on === "phone" ? 44 : 24;
    const small = await panel.locator("button:visible, a:visible, input:visible").evaluateAll(
      (parts, size) =>
        parts.flatMap((part) => {
          const { height, width } = part.getBoundingClientRect();
          const target = part.closest(".in") ?? part;
          const tall = Math.max(height, target.getBoundingClientRect().height);
          return tall < size || width < 24 ? [part.outerHTML.slice(0, 80)] : [];
        }),
      least,
    );
    expect(small).toEqual([]);
    const talk = at(".talk");
    await talk.focus();
    await page.keyboard.press("Enter");
    await at(".write textarea").focus();
    await page.keyboard.type(says.asks);
    await page.keyboard.press("Enter");
    await at(".log .m.me").getByText(says.asks).waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    expect(await launcher.evaluate((button) => button.matches(":focus"))).toBe(true);
    expect(await launcher.getAttribute("aria-label")).toBeTruthy();
  }

  /** Who waits sees their place move up, and may leave an address. */
  async function waits(visitor: Visit): Promise<string> {
    await crowd(visitor, 1);
    await visitor.open();
    await visitor.ask(says.asks);
    await visitor.at(".wait .big").waitFor();
    await fits(visitor, look);
    const { items } = await scene.owner.call<{
      items: { id: string; siteId: string; lastText: string }[];
    }>("GET", "/conversations?state=waiting");
    const here = items.filter(({ siteId }) => siteId === visitor.site.id);
    const own = here.find(({ lastText }) => lastText === says.asks);
    const other = here.find(({ lastText }) => lastText !== says.asks);
    if (!own || !other) throw new Error("they do not both wait");
    await visitor.mara.api.call("POST", `/conversations/${other.id}/claim`);
    await visitor.at(".wait .place").getByText(says.next).waitFor();
    await visitor.at(".wait .link").click();
    await visitor.at("#q-email").fill("dana@example.com");
    await visitor.at(".reach .main").click();
    await visitor.at(".wait").getByText("✓").waitFor();
    return own.id;
  }

  /** A talk with typing, answers to press, cards, a file, an edited and a removed line. */
  async function talks(visitor: Visit, id: string): Promise<void> {
    const { mara, at, page } = visitor;
    await mara.api.call("POST", `/conversations/${id}/claim`);
    await at(".bar .face").waitFor();
    // Named: those without a name stand for a line whose part is still on its way.
    const dots = at(".dots[aria-label]");
    const typing = { type: "typing", conversationId: id, on: true } as const;
    const isSeen = () => {
      mara.send(typing);
      return dots.count();
    };
    await expect.poll(isSeen, { interval: 300 }).toBe(1);
    const edited = await visitor.hear(id, "**Fryday**, I think.");
    await dots.waitFor({ state: "detached" });
    const removed = await visitor.hear(id, "Meant for somebody else.");
    const path = `/conversations/${id}/messages`;
    await mara.api.call("PATCH", `${path}/${edited}`, { text: "**Friday**, I think." });
    await mara.api.call("DELETE", `${path}/${removed}`);
    await at(".log").getByText(says.edited).waitFor();
    await at(".log").getByText(says.removed).waitFor();
    const articleIds = visitor.site.articleIds.slice(0, 1);
    await visitor.hear(id, "Which one?", { choices: ["Oak", "Walnut"], articleIds });
    await at("details.art summary").click();
    await at("details.art .text").waitFor();
    await at(".choices .pill").getByText("Walnut").click();
    await at(".choices").waitFor({ state: "detached" });
    await at(".log .m.me").getByText("Walnut").waitFor();
    const chooser = page.waitForEvent("filechooser");
    await at(".write > .ic").first().click();
    await (await chooser).setFiles([HOLIDAY]);
    await at(".files canvas").waitFor();
    await at(".write .round:enabled").click();
    await at(".shown.me .pic").waitFor();
    await fits(visitor, look);
  }

  /** One press rates, and the end leads to another talk. */
  async function rates(visitor: Visit, id: string): Promise<void> {
    await visitor.mara.api.call("POST", `/conversations/${id}/close`, { outcome: "solved" });
    await visitor.panel.getByRole("radio", { name: says.good, exact: true }).click();
    await visitor.at(".rate .main").click();
    await visitor.at(".rated").getByText(says.thanks).waitFor();
    await fits(visitor, look);
    await named(visitor, says.another).click();
    await visitor.at(".log .m").waitFor({ state: "detached" });
  }

  /** The chat goes on over routes and reloads, and the next user sees none of it. */
  async function staysTheSame(visitor: Visit): Promise<void> {
    const { page, at, site } = visitor;
    const path = `/sites/${site.id}/identity-secret`;
    const { secret } = await scene.owner.call<{ secret: string }>("GET", path);
    await visitor.call("identify", { id: "7", hash: signId(secret, "7") });
    await visitor.open();
    await visitor.talk(says.asks);
    await page.evaluate(() => history.pushState(null, "", `${location.pathname}?page=2`));
    await at(".log .m.me").getByText(says.asks).waitFor();
    await page.reload();
    await page.locator("foyer-chat .launcher").click();
    await at(".log .m.me").getByText(says.asks).waitFor();
    await visitor.call("identify", null);
    await at(".log .m.me").waitFor({ state: "detached" });
  }

  /** The page opens it, asks in it, hears of it, and turns it dark. */
  async function isCalled(visitor: Visit): Promise<void> {
    const { page, panel, at, call } = visitor;
    await call("close");
    await panel.waitFor({ state: "hidden" });
    await page.evaluate(() => {
      const { Foyer } = window as unknown as {
        Foyer: { on(name: string, hear: () => void): void };
      };
      const heard: string[] = [];
      for (const name of ["open", "close"]) Foyer.on(name, () => heard.push(name));
      Object.assign(window, { heard });
    });
    await call("setTheme", "dark");
    await call("ask", says.article);
    await at(".log .m.me").getByText(says.article).waitFor();
    await at(".m.answer").waitFor();
    expect(await panel.evaluate((root) => root.classList.contains("dark"))).toBe(true);
    await call("close");
    await panel.waitFor({ state: "hidden" });
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
      ...["open", "close"],
    ]);
    await call("destroy");
    await page.locator("foyer-chat").waitFor({ state: "detached" });
  }

  /** The owner's words come first beside the launcher, and open the chat. */
  async function isSpokenTo(visitor: Visit): Promise<void> {
    const words = visitor.page.locator("foyer-chat .words");
    await words.waitFor();
    const [box, launcher] = await Promise.all([
      words.boundingBox(),
      visitor.page.locator("foyer-chat .launcher").boundingBox(),
    ]);
    const { width = 0 } = visitor.page.viewportSize() ?? {};
    if (!box || !launcher) throw new Error("nothing is shown");
    expect(launcher.x < width / 2).toBe(look.lang === "ar");
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    await words.click();
    await visitor.at(".log .m:not(.me)").getByText(says.asks).waitFor();
    await fits(visitor, look);
  }

  /** The form says what is missing, and goes with the first words. */
  async function fillsForm(visitor: Visit): Promise<void> {
    // Back from what the owner said first.
    await visitor.at(".bar .ic").first().click();
    await visitor.at(".talk").click();
    await visitor.at("#q-name").fill("Dana Smith");
    await visitor.at("form .main").click();
    await visitor.at(".over").getByText(says.missing).first().waitFor();
    expect(await visitor.at("#q-email").getAttribute("aria-invalid")).toBe("true");
    await fits(visitor, look);
    await visitor.at("#q-email").fill("dana@example.com");
    await visitor.at("#q-terms").check();
    await visitor.at("#q--message").fill(says.asks);
    await visitor.at("form .main").click();
    await visitor.at(".log .m.me").getByText(says.asks).waitFor();
    await visitor.at(".wait .place, .log .sys").first().waitFor();
  }

  test("one looks around, in two languages, by keys as well", { timeout: WALK_MS }, async () => {
    const visitor = await come(look);
    await isQuiet(visitor);
    await findsAnswers(visitor);
    await comeAgain(visitor);
    await changesLanguage(visitor);
    await comeAgain(visitor);
    await usesKeys(visitor);
  });

  test("one waits, talks and rates", { timeout: WALK_MS }, async () => {
    const visitor = await come(look);
    const id = await waits(visitor);
    await talks(visitor, id);
    await rates(visitor, id);
  });

  test("the page says who it is, signs out, and calls the chat", { timeout: WALK_MS }, async () => {
    const visitor = await come(look);
    await staysTheSame(visitor);
    await isCalled(visitor);
  });

  test("the owner speaks first, and asks for a form", { timeout: WALK_MS }, async () => {
    const rule = { id: "hi", name: "Hi", text: says.asks, on: true, when: {}, everyHours: 0 };
    const visitor = await come({ ...look, options: { rules: [rule], form: FORM } });
    await isSpokenTo(visitor);
    await fillsForm(visitor);
  });
});
