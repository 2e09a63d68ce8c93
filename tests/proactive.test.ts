import type { ProactiveRule, Site } from "@foyer/protocol";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enter, enterConsole, MARA, type Person, setStage } from "./stage/story.ts";

const story = setStage();

const TEXT = "Can we help you choose?";

/** Longer than any rule of these stories waits, in milliseconds. */
const LONG_MS = 60_000;

async function setRules(...rules: Partial<ProactiveRule>[]): Promise<void> {
  const sites = await story.api.call<Site[]>("GET", "/sites");
  const site = sites.find(({ id }) => id === story.siteId);
  if (!site) throw new Error("the site is gone");
  const { name, accent, greeting, intro, lang, origins, options } = site;
  const whole = rules.map((rule, i) => ({
    ...{ id: `rule-${i}`, name: "A rule", text: TEXT, on: true, when: {}, everyHours: 24 },
    ...rule,
  }));
  await story.api.call("PUT", `/sites/${story.siteId}`, {
    ...{ name, accent, greeting, intro, lang, origins },
    options: { ...options, rules: whole },
  });
}

interface Arrival {
  path?: string;
  consent?: boolean;
  /** As a browser that was there before. */
  person?: Person;
}

/** A visitor on the owner's page; the page's clock stands still until the story lets it go on. */
async function visit({ path = "/", consent, person }: Arrival = {}) {
  const visitor = person ?? (await enter(story));
  const { page } = visitor;
  if (!person) await page.clock.install();
  if (consent !== undefined) {
    await page.addInitScript((said) => {
      Object.assign(window, { Foyer: Object.assign(() => {}, { q: [["consent", said]] }) });
    }, consent);
  }
  await page.goto(`${story.ownerPage.origin}${path}`);
  await page.getByRole("button", { name: /^Chat/ }).waitFor();
  return { ...visitor, words: page.getByRole("button", { name: TEXT }) };
}

const pass = (page: Page, ms = LONG_MS) => page.clock.runFor(ms);
const stored = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).concat(Object.keys(sessionStorage)));

test("after its time on its page a rule speaks, without taking the focus, in the one request", async () => {
  await setRules({ when: { url: "/cart*", seconds: 20 } });
  const visitor = await enter(story);
  const requests: string[] = [];
  visitor.page.on("request", (request) => {
    if (request.url().startsWith(story.server.origin)) requests.push(request.url());
  });
  await visitor.page.clock.install();
  const { page, words, problems } = await visit({ path: "/cart/2", person: visitor });
  await pass(page, 15_000);
  expect(await words.count()).toBe(0);
  await pass(page, 10_000);
  await words.waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  const launcher = await page.getByRole("button", { name: /^Chat/ }).boundingBox();
  const box = await words.boundingBox();
  if (!launcher || !box) throw new Error("nothing is to be seen");
  expect(Math.round(box.x + box.width)).toBe(Math.round(launcher.x + launcher.width));
  expect(box.y + box.height).toBeLessThan(launcher.y);
  expect(await page.locator("[role=status]", { hasText: TEXT }).count()).toBe(1);
  expect(requests).toEqual([`${story.server.origin}/embed/${story.siteKey}.js`]);
  expect(await stored(page)).toEqual([]);
  expect(problems).toEqual([]);
});

test("on other pages it does not, until the app goes to its page, and then once", async () => {
  await setRules({ when: { url: "/cart*", seconds: 20 }, everyHours: 0 });
  const { page, words } = await visit({ path: "/shop" });
  await pass(page);
  expect(await words.count()).toBe(0);
  await page.evaluate(() => history.pushState(null, "", "/cart"));
  await pass(page, 15_000);
  expect(await words.count()).toBe(0);
  await pass(page, 10_000);
  await words.waitFor();
  await words.click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.evaluate(() => history.pushState(null, "", "/cart/2"));
  await pass(page);
  expect(await words.count()).toBe(0);
});

test("scrolling, the way out, and the language are looked at", async () => {
  await setRules({ when: { scroll: 50, exit: true, langs: ["en"] } });
  const { page, words } = await visit();
  await page.evaluate(() => {
    const long = document.createElement("div");
    long.style.height = "4000px";
    document.body.append(long);
  });
  const leave = () =>
    page.evaluate(() =>
      document.documentElement.dispatchEvent(new MouseEvent("mouseleave", { clientY: -1 })),
    );
  await leave();
  await pass(page);
  expect(await words.count()).toBe(0);
  await page.evaluate(() => scrollTo(0, 2_400));
  await page.waitForFunction(() => scrollY > 2_000);
  await pass(page);
  await words.waitFor();
});

test("a rule for another language, and one that is off, say nothing", async () => {
  await setRules({ when: { langs: ["de", "fr"] } }, { on: false });
  const { page, words } = await visit();
  await pass(page);
  expect(await words.count()).toBe(0);
});

test("without rules not one byte more is sent", async () => {
  const size = async () => {
    const answer = await fetch(`${story.server.origin}/embed/${story.siteKey}.js`);
    return (await answer.text()).length;
  };
  await setRules();
  const without = await size();
  await setRules({ on: false });
  expect(await size()).toBe(without);
  await setRules({});
  expect(await size()).toBeGreaterThan(without);
});

test("without consent nothing is stored, and the next page load hears it again", async () => {
  await setRules({});
  const first = await visit();
  await pass(first.page);
  await first.words.waitFor();
  expect(await stored(first.page)).toEqual([]);
  const again = await visit({ person: first });
  await pass(again.page);
  await again.words.waitFor();
  expect(await stored(again.page)).toEqual([]);
});

test("with consent it is not said again before its time, and then it is", async () => {
  await setRules({ everyHours: 24 });
  const first = await visit({ consent: true });
  await pass(first.page);
  await first.words.waitFor();
  expect(await stored(first.page)).toEqual([`foyer:${story.siteKey}:shown`]);
  const again = await visit({ person: first });
  await pass(again.page);
  expect(await again.words.count()).toBe(0);
  await again.page.clock.fastForward(25 * 60 * 60_000);
  await pass(again.page);
  await again.words.waitFor();
});

test("consent that is taken back forgets everything", async () => {
  await setRules({});
  const { page, words } = await visit({ consent: true });
  await pass(page);
  await words.waitFor();
  await page.evaluate(() =>
    (window as unknown as { Foyer(name: string, yes: boolean): void }).Foyer("consent", false),
  );
  expect(await stored(page)).toEqual([]);
});

test("who was here before is known only with consent", async () => {
  await setRules({ when: { returning: true } });
  const unknown = await visit();
  await pass(unknown.page);
  await unknown.page.clock.fastForward(60 * 60_000);
  const still = await visit({ person: unknown });
  await pass(still.page);
  expect(await still.words.count()).toBe(0);

  const known = await visit({ consent: true });
  await pass(known.page);
  expect(await known.words.count()).toBe(0);
  await known.page.clock.fastForward(60 * 60_000);
  const back = await visit({ person: known });
  await pass(back.page);
  await back.words.waitFor();
});

test("Esc takes it away, and nothing more is said on this page", async () => {
  await setRules({ id: "one" }, { id: "two", text: "Still there?" });
  const { page, words } = await visit();
  await pass(page);
  await words.waitFor();
  await page.keyboard.press("Escape");
  await words.waitFor({ state: "detached" });
  await pass(page);
  expect(await page.getByRole("button", { name: "Still there?" }).count()).toBe(0);
});

test("while the chat is open nobody is spoken to", async () => {
  await setRules({ when: { seconds: 5 } });
  const { page, words } = await visit();
  await page.getByRole("button", { name: /^Chat/ }).click();
  await page.getByRole("dialog").waitFor();
  await pass(page);
  expect(await words.count()).toBe(0);
});

test("a press opens the chat with these words, and the agent sees what the visitor answered", async () => {
  await setRules({});
  const agent = await enterConsole(story, MARA);
  const { page, words } = await visit();
  await pass(page);
  await words.click();
  const chat = page.getByRole("dialog");
  await chat.getByText(TEXT).waitFor();
  await page.clock.resume();
  await chat.getByRole("textbox").fill("Yes: which pan for fish?");
  await page.keyboard.press("Enter");
  await chat.getByText("Yes: which pan for fish?").waitFor();
  await chat
    .getByRole("button", { name: /person/i })
    .first()
    .click();
  await agent.page.getByText("Yes: which pan for fish?").first().click();
  const log = agent.page.getByRole("log");
  await log.getByText(`The widget spoke first: “${TEXT}”`).waitFor();
  expect(await chat.getByText(TEXT).count()).toBe(1);
});
