import type { Browser, BrowserContext } from "playwright-core";
import { openBrowser } from "../browser.ts";
import { type ConsoleApi, signInToApi } from "../console-api.ts";
import { type ServerProcess, startServerProcess } from "../server-process.ts";
import { type AgentDesk, openDesk, PASSWORD } from "./desk.ts";
import { type HostSite, serveHostSite } from "./host-site.ts";
import { type Lang, SHOPS } from "./sites.ts";

const OWNER = "nora.lind@example.com";
const AGENTS = ["Mara Jensen", "Tomás Ruiz", "Ada Okafor"];

/** A server, a website, a browser and three agents: what every state is shown on. */
export interface Scene {
  browser: Browser;
  server: ServerProcess;
  host: HostSite;
  owner: ConsoleApi;
  /** Mara, who claims and answers, comes first. */
  desks: AgentDesk[];
  /** Browsers in which a state was looked at before, by device and language. */
  browsers: Map<string, BrowserContext>;
  close(): Promise<void>;
}

/** A site of its own for each state: what one changes, and who waits in one, is not seen by another. */
export interface Site {
  id: string;
  key: string;
  articleIds: string[];
}

export async function openScene(): Promise<Scene> {
  const server = await startServerProcess({
    ...{ OWNER_EMAIL: OWNER, OWNER_PASSWORD: PASSWORD },
    // Many visitors come from this one address.
    ...{ FRAMES_PER_SECOND: "1000", REQUESTS_PER_MINUTE: "1000000" },
  });
  const owner = await signInToApi(server.origin, OWNER, PASSWORD);
  const emails = AGENTS.map((_, i) => `agent-${i}@example.com`);
  for (const [i, email] of emails.entries()) {
    const agent = { name: AGENTS[i], email, role: "agent", password: PASSWORD };
    await owner.call("POST", "/agents", agent);
  }
  const desks = await Promise.all(emails.map((email) => openDesk(server.origin, email)));
  const host = await serveHostSite(server.origin);
  const browser = await openBrowser();
  return {
    ...{ browser, server, host, owner, desks, browsers: new Map() },
    async close() {
      await browser.close();
      await Promise.all(desks.map((desk) => desk.sit(false)));
      await host.close();
      await server.remove();
    },
  };
}

/** Adds a shop in this language; `options` are the owner's choices beyond the standard ones. */
export async function addSite({ owner }: Scene, lang: Lang, options: object): Promise<Site> {
  const { articles, ...words } = SHOPS[lang];
  const standard = { feedback: { kind: "faces", comment: true, nps: true } };
  const { id } = await owner.call<{ id: string }>("POST", "/sites", {
    ...{ ...words, lang, accent: "#2f6f4f", origins: ["*"] },
  });
  const sites = await owner.call<(Site & { options: object })[]>("GET", "/sites");
  const site = sites.find((one) => one.id === id);
  if (!site) throw new Error("the site that was added is not there");
  await owner.call("PUT", `/sites/${id}`, {
    ...{ ...words, lang, accent: "#2f6f4f", origins: ["*"] },
    options: { ...site.options, ...standard, ...options },
  });
  const articleIds: string[] = [];
  for (const [i, article] of articles.entries()) {
    const draft = { lang, alternatives: [], tags: [], state: "published", popular: i + 1 };
    const added = await owner.call<{ id: string }>("POST", `/sites/${id}/articles`, {
      ...{ ...draft, ...article },
    });
    articleIds.push(added.id);
  }
  return { id, key: site.key, articleIds };
}

/** Exactly so many agents are at their desks. */
export async function seat({ desks }: Scene, count: number): Promise<void> {
  await Promise.all(desks.map((desk, i) => desk.sit(i < count)));
}
