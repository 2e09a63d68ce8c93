import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "./browser.ts";
import { type ConsoleApi, signInToApi } from "./console-api.ts";
import { type OwnerPage, serveOwnerPage } from "./owner-page.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/** Long enough for a busy machine; what never comes still fails the story. */
const PATIENCE_MS = 15_000;

export const PASSWORD = "a long enough password";
export const OWNER = "nora.lind@example.com";
export const MARA = { name: "Mara Jensen", email: "mara.jensen@example.com" };
export const TOMAS = { name: "Tomás Ruiz", email: "tomas.ruiz@example.com" };

/** A server process with an owner, two agents, a site with articles, and a page of another origin. */
export interface Story {
  browser: Browser;
  server: ServerProcess;
  ownerPage: OwnerPage;
  api: ConsoleApi;
  siteId: string;
  siteKey: string;
}

/** What one person sees; everything that went wrong on the page is kept. */
export interface Person {
  context: BrowserContext;
  page: Page;
  problems: string[];
}

/** Sets the stage before the tests of a file, and clears it after them. `more` is for the server's environment. */
export function setStage(more: () => Promise<Record<string, string>> = async () => ({})): Story {
  const story = {} as Story;
  beforeAll(async () => {
    story.browser = await openBrowser();
    const owner = { OWNER_EMAIL: OWNER, OWNER_PASSWORD: PASSWORD };
    story.server = await startServerProcess({ ...owner, ...(await more()) });
    story.api = await signInToApi(story.server.origin, OWNER, PASSWORD);
    Object.assign(story, await furnish(story));
  });
  afterAll(async () => {
    await story.browser?.close();
    await story.ownerPage?.close();
    await story.server?.remove();
  });
  return story;
}

async function furnish({ api, server }: Story): Promise<Partial<Story>> {
  const [site] = await api.call<{ id: string; key: string }[]>("GET", "/sites");
  if (!site) throw new Error("the first owner came without a site");
  const ownerPage = await serveOwnerPage(server.origin, site.key);
  await api.call("PUT", `/sites/${site.id}`, {
    name: "Hazel & Pine",
    accent: "#2f6f4f",
    greeting: "Hello there",
    intro: "Ask us anything.",
    lang: "en",
    origins: [ownerPage.origin],
  });
  for (const agent of [MARA, TOMAS]) {
    await api.call("POST", "/agents", { ...agent, role: "agent", password: PASSWORD });
  }
  for (const article of ARTICLES) {
    await api.call("POST", `/sites/${site.id}/articles`, {
      ...{ lang: "en", tags: [], state: "published" },
      ...article,
    });
  }
  await api.call("POST", "/canned-replies", {
    shortcut: "address",
    title: "Ask for the new address",
    text: "Hi {{visitor.firstName|there}}! Which address should we send it to?",
  });
  return { siteId: site.id, siteKey: site.key, ownerPage };
}

const ARTICLES = [
  {
    question: "How long does delivery take?",
    alternatives: ["When will my parcel arrive?", "delivery time", "how many days until it comes"],
    answer: "Parcels leave the **same day** and arrive within 2 to 3 working days.",
    popular: 1,
  },
  {
    question: "How do I return something?",
    alternatives: ["send it back", "return policy", "I want my money back"],
    answer: "You have 30 days. Use the label in the parcel.",
    popular: 2,
  },
  {
    question: "Can I change the delivery address?",
    alternatives: ["change delivery address", "wrong address", "send it somewhere else"],
    answer: "Until it is packed you can change it in your account.",
    popular: 3,
  },
];

/** Somebody in a browser of their own. */
export async function enter(
  { browser }: Story,
  viewport = { width: 1280, height: 800 },
): Promise<Person> {
  const context = await browser.newContext({ viewport, locale: "en-GB" });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    // A server that is down on purpose is in the log as well; a policy breach is what counts.
    if (/Content.Security|Trusted/i.test(message.text())) problems.push(message.text());
  });
  return { context, page, problems };
}

/** An agent at their console, signed in through the form. */
export async function enterConsole(story: Story, agent: { email: string }): Promise<Person> {
  const person = await enter(story, { width: 1440, height: 900 });
  await person.page.goto(`${story.server.origin}/console/`);
  await person.page.getByLabel("Email").fill(agent.email);
  await person.page.getByLabel("Password").fill(PASSWORD);
  await person.page.getByRole("button", { name: "Sign in" }).click();
  await person.page.getByRole("heading", { name: "Inbox" }).waitFor();
  return person;
}

/** A visitor on the owner's page, with the chat open. */
export async function openChat(story: Story): Promise<Person> {
  const visitor = await enter(story);
  await visitor.page.goto(`${story.ownerPage.origin}/orders/48213`);
  await visitor.page.getByRole("button", { name: /^Chat/ }).click();
  await visitor.page.getByRole("dialog").waitFor();
  return visitor;
}
