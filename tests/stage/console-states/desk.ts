import { readFileSync } from "node:fs";
import type { Draft } from "@foyer/protocol";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { stopRouting } from "./routing-states.ts";
import type { Scene } from "./scene.ts";

/** Long enough for a busy machine; what never comes still fails the walk. */
const PATIENCE_MS = 20_000;

const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** In what a state is looked at: on a light desktop in English ("light"), or with one thing changed. */
export type Look = "light" | "dark" | "phone" | "rtl" | "de" | "ko" | "zh";

const TAGS: readonly Look[] = ["de", "ko", "zh"];

/** An agent at their console. */
export interface Desk {
  scene: Scene;
  page: Page;
  look: Look;
  /** By CSS: names differ from language to language. */
  at(selector: string): Locator;
  /** A button by its English name. */
  button(name: string): Locator;
  /** Goes to an address of the console, and waits for what stands there. */
  go(path: string, waitFor?: string): Promise<void>;
  /** Opens the conversation of the visitor of this name. */
  open(name: string): Promise<void>;
  /** Presses keys, as somebody who is in no text box. */
  press(...keys: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Somebody sits down in a browser of their own, in which nothing is begun. */
export async function sitDown(scene: Scene, look: Look, outside = false): Promise<Desk> {
  await Promise.all([tidy(scene), stopRouting(scene)]);
  const context = await open(scene, look, outside);
  const page = await context.newPage();
  return { scene, page, look, ...acts(scene, page, look) };
}

/** The same browser for another state: what the one before has left there is gone. */
export async function sitAgain({ scene, page, look }: Desk): Promise<void> {
  // A page without the console: nobody in it writes any more.
  await page.goto(`${scene.server.origin}/healthz`);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.emulateMedia({ colorScheme: look === "dark" ? "dark" : "light" });
  await Promise.all([tidy(scene), stopRouting(scene), page.mouse.move(0, 0)]);
}

/** What the state before has written and not sent is gone. */
async function tidy({ owner }: Scene): Promise<void> {
  for (const { conversationId, kind, version, since } of await owner.call<Draft[]>(
    "GET",
    "/drafts",
  )) {
    const nothing = {
      text: "",
      attachmentIds: [],
      since,
      base: version,
      version: crypto.randomUUID(),
    };
    await owner.call("PUT", `/drafts/${conversationId}/${kind}`, nothing);
  }
}

async function open(scene: Scene, look: Look, outside: boolean): Promise<BrowserContext> {
  const context = await scene.browser.newContext({
    ...(look === "phone" ? PHONE : DESKTOP),
    locale: TAGS.includes(look) ? look : "en-GB",
    timezoneId: "Europe/Berlin",
    colorScheme: look === "dark" ? "dark" : "light",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const [name = "", value = ""] = scene.owner.cookie.split("=");
  if (!outside) await context.addCookies([{ name, value, url: scene.server.origin }]);
  if (look === "rtl") {
    await context.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => {
        document.documentElement.dir = "rtl";
      });
    });
  }
  return context;
}

function acts(scene: Scene, page: Page, look: Look): Omit<Desk, "scene" | "page" | "look"> {
  const at = (selector: string) => page.locator(selector);
  const say = wordsOf(look);

  async function go(path: string, waitFor = "main h1, main h2"): Promise<void> {
    await page.goto(`${scene.server.origin}/console/${path}`);
    await at(waitFor).first().waitFor({ state: "attached" });
  }

  return {
    at,
    go,
    button: (name) => page.getByRole("button", { name: say(name) }).first(),
    async open(name) {
      const { id } = await scene.talkOf(name);
      await go(`conversations/${id}`, ".said");
    },
    async press(...keys) {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      for (const key of keys) await page.keyboard.press(key);
    },
    close: () => page.context().close(),
  };
}

/** What a text is in the language of the look. */
function wordsOf(look: Look): (english: string) => string {
  if (!TAGS.includes(look)) return (english) => english;
  const folder = "../../../apps/console/src/language/translations/";
  const file = new URL(`${folder}${look}.json`, import.meta.url);
  const words = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  return (english) => words[english] ?? english;
}
