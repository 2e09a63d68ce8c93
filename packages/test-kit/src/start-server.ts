import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ArticleDraft, Role, SiteDraft } from "@foyer/protocol";
import { buildApp } from "@foyer/server/app";
import { type Clock, systemClock } from "@foyer/server/clock";
import { readConfig } from "@foyer/server/config";
import { openDb } from "@foyer/server/db/any-db";
import type { House } from "@foyer/server/house";
import { NEW_SITE } from "@foyer/server/sites/manage-sites";
import pino from "pino";
import { onTestFinished } from "vitest";
import { storageFor } from "./storage.ts";

export interface ServerOptions {
  clock?: Clock;
  /** Keep it to start again on the same data. Made and removed when not given. */
  dataDir?: string;
  env?: Record<string, string>;
}

/** An agent who is signed in: `cookie` is what their browser would send. */
export interface TestAgent {
  id: string;
  name: string;
  email: string;
  cookie: string;
}

/** A real server on a free port, with builders for what stories need. */
export interface TestServer {
  origin: string;
  dataDir: string;
  house: House;
  /** A site that only our own origin may use, unless `origins` says more. */
  addSite(draft?: Partial<SiteDraft>, key?: string): Promise<{ id: string; key: string }>;
  addAgent(name: string, role?: Role): Promise<TestAgent>;
  addArticle(siteId: string, draft: Partial<ArticleDraft> & { question: string }): Promise<string>;
  /** An HTTP call as the console makes it. */
  call(method: string, path: string, agent?: TestAgent, body?: unknown): Promise<Response>;
  close(): Promise<void>;
}

const repository = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const PASSWORD = "a long enough password";

/** Starts it; it stops by itself when the test ends. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "foyer-test-")));
  const clock = options.clock ?? systemClock;
  const storage = await storageFor(dataDir);
  const config = readConfig({ PORT: "0", HOST: "127.0.0.1", ...storage.env, ...options.env });
  const log = pino({ level: options.env?.LOG_LEVEL ?? "silent" });
  const db = await openDb(config, {
    databaseDir: join(repository, "apps/server/src/db"),
    log,
    onFatal(error) {
      throw error;
    },
  });
  const dirs = {
    widgetDir: join(repository, "apps/widget/dist"),
    consoleDir: join(repository, "apps/console/dist"),
    demoDir: join(repository, "apps/server/demo"),
  };
  const app = await buildApp({ config, db, clock, log, dirs });
  await app.http.listen({ host: config.host, port: 0 });
  const { port } = app.http.server.address() as { port: number };
  const origin = `http://127.0.0.1:${port}`;
  let open = true;

  async function close(): Promise<void> {
    if (!open) return;
    open = false;
    await app.drain();
    await db.close();
    if (options.dataDir !== undefined) return;
    await storage.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
  onTestFinished(close);

  return {
    origin,
    dataDir,
    house: app.house,
    close,
    ...builders(app.house, origin, config.publicOrigin),
  };
}

function builders(house: House, origin: string, publicOrigin: string | null) {
  const cookieName = `${publicOrigin?.startsWith("https:") ? "__Host-" : ""}foyer_session`;
  return {
    addSite: (draft: Partial<SiteDraft> = {}, key?: string) =>
      house.manageSites.add({ ...NEW_SITE, ...draft }, key),

    async addAgent(name: string, role: Role = "agent"): Promise<TestAgent> {
      const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.com`;
      const { id } = await house.manageAgents.add({ name, email, role, password: PASSWORD });
      const token = await house.signIn.start(id, "A test");
      return { id, name, email, cookie: `${cookieName}=${token}` };
    },

    async addArticle(siteId: string, draft: Partial<ArticleDraft> & { question: string }) {
      const article = await house.manageArticles.add(siteId, {
        lang: "en",
        alternatives: [],
        answer: `The answer to: ${draft.question}`,
        tags: [],
        popular: null,
        state: "published",
        ...draft,
      });
      return article.id;
    },

    call: (method: string, path: string, agent?: TestAgent, body?: unknown) =>
      fetch(`${origin}/api/v1${path}`, {
        method,
        headers: {
          origin,
          ...(agent ? { cookie: agent.cookie } : {}),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}
