import type { BrowserContext, Locator, Page } from "playwright-core";
import { type AgentDesk, letWait } from "./desk.ts";
import { addSite, type Scene, type Site, seat } from "./scene.ts";
import type { Lang } from "./sites.ts";

/** Long enough for a busy machine; what never comes still fails the walk. */
const PATIENCE_MS = 20_000;

const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** How a state is looked at. */
export interface Look {
  on?: "desktop" | "phone";
  dark?: boolean;
  lang?: Lang;
  /** How many agents are there; two, where a state does not say. */
  team?: number;
  /** The owner's choices beyond the standard ones. */
  options?: object;
}

/** A visitor on a website with the chat, and the agent who answers them. */
export interface Visit {
  scene: Scene;
  site: Site;
  context: BrowserContext;
  page: Page;
  panel: Locator;
  mara: AgentDesk;
  /** Within the panel, by CSS: names differ from language to language. */
  at(selector: string): Locator;
  /** Calls the page's API by name. */
  call(...what: unknown[]): Promise<void>;
  open(): Promise<void>;
  /** Writes to a person, and waits until that is kept. Returns the conversation's id. */
  ask(text: string): Promise<string>;
  /** Another line of the visitor. */
  say(text: string): Promise<void>;
  /** Asks, and Mara takes it. */
  talk(text: string): Promise<string>;
  /** Mara's answer, once it is on the screen. Returns its place in the log. */
  hear(id: string, text: string, more?: object): Promise<number>;
  close(): Promise<void>;
}

/** Somebody comes to the website; the chat is not open yet. */
export async function visit(scene: Scene, look: Look): Promise<Visit> {
  const { lang = "en", on = "desktop", dark = false, team = 2, options = {} } = look;
  const [site, context] = await Promise.all([
    addSite(scene, lang, options),
    browserOf(scene, on, lang),
    seat(scene, team),
  ]);
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
  await page.goto(`${scene.host.origin}/${site.key}/${lang}`);
  await page.locator("foyer-chat").waitFor({ state: "attached" });
  const mara = scene.desks[0] as AgentDesk;
  return { ...{ scene, site, context, page, mara }, ...acts({ scene, site, page, mara }, context) };
}

/** One that has seen the chat before is faster; what it has kept of it is gone. */
async function browserOf(
  { browser, browsers }: Scene,
  on: "desktop" | "phone",
  lang: Lang,
): Promise<BrowserContext> {
  const kind = `${on} ${lang}`;
  const known = browsers.get(kind);
  if (known) return known;
  const context = await browser.newContext({
    ...(on === "phone" ? PHONE : DESKTOP),
    locale: lang === "en" ? "en-GB" : lang,
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  browsers.set(kind, context);
  return context;
}

/** Leaves the browser as one in which nobody has been; where that does not work it is not used again. */
async function leave({ browsers }: Scene, page: Page, context: BrowserContext): Promise<void> {
  try {
    await context.setOffline(false);
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await context.clearCookies();
    for (const each of context.pages()) await each.close();
  } catch {
    for (const [kind, known] of browsers) if (known === context) browsers.delete(kind);
    await context.close();
  }
}

type Given = Pick<Visit, "scene" | "site" | "page" | "mara">;

function acts({ page, mara, scene, site }: Given, context: BrowserContext) {
  const panel = page.locator("foyer-chat .panel");
  const at = (selector: string) => panel.locator(selector);

  async function ask(text: string): Promise<string> {
    await at(".talk").click();
    await say(text);
    await at(".log .m.me").last().waitFor();
    return conversationOf(scene, site);
  }

  async function say(text: string): Promise<void> {
    await at(".write textarea").fill(text);
    await page.keyboard.press("Enter");
    await at(".log").getByText(text, { exact: true }).waitFor();
  }

  async function talk(text: string): Promise<string> {
    const id = await ask(text);
    await mara.api.call("POST", `/conversations/${id}/claim`);
    await at(".bar .face").waitFor();
    return id;
  }

  async function hear(id: string, text: string, more?: object): Promise<number> {
    const seq = await mara.say(id, text, more);
    await at(".log .m:not(.me)").last().waitFor();
    return seq;
  }

  return {
    ...{ panel, at, ask, say, talk, hear },
    async call(...what: unknown[]): Promise<void> {
      await page.evaluate((args) => {
        (window as unknown as { Foyer(...all: unknown[]): void }).Foyer(...args);
      }, what);
    },
    async open(): Promise<void> {
      await page.locator("foyer-chat .launcher").click();
      await panel.waitFor();
      await at(".faq li, .log").first().waitFor();
    },
    close: () => leave(scene, page, context),
  };
}

/** The site's only conversation that is not closed, or else the newest; once it is kept. */
async function conversationOf({ owner }: Scene, site: Site): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const { items } = await owner.call<{
      items: { id: string; siteId: string; lastText: string }[];
    }>("GET", "/conversations?state=waiting");
    const own = items.filter(({ siteId }) => siteId === site.id);
    const newest = own.at(-1);
    if (newest) return newest.id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("nobody waits on this site");
}

/** `count` others wait already. */
export async function crowd({ scene, site }: Visit, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await letWait(scene.server.origin, site.key);
}
