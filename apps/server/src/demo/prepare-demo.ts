import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { databaseFile, openSqlite } from "../db/open.ts";
import { createHouse, type House } from "../house.ts";
import type { Log } from "../log.ts";
import { NEW_SITE } from "../sites/manage-sites.ts";
import { type DemoContent, readDemoContent } from "./demo-content.ts";
import { chooseDemoPassword, type DemoLogin, keepDemoLogin } from "./demo-login.ts";
import { type MovableClock, playTalk, type Stage } from "./demo-talk.ts";

/** The key that the demo shop's own snippet carries. */
const DEMO_SITE_KEY = "demo";

/** The demo is made here and moved when it is whole: a start that was cut off leaves no half of it. */
const WORKSHOP = "demo-in-the-making";

export interface DemoOptions {
  contentFile: string;
  /** Where the migrations of both engines lie, side by side. */
  databaseDir: string;
  log: Log;
  onFatal: (error: unknown) => void;
}

/**
 * With DEMO=1 and no database yet, or an empty one of PostgreSQL: makes a shop, its people, articles
 * and talks. To be called before the database is opened. Rejects with DatabaseUnusable as opening does.
 */
export async function prepareDemo(config: Config, options: DemoOptions): Promise<void> {
  if (!config.demo) return;
  if (config.databaseUrl !== null) return prepareShared(config, config.databaseUrl, options);
  if (existsSync(databaseFile(config.dataDir))) return;
  const workshop = join(config.dataDir, WORKSHOP);
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { recursive: true });
  keepDemoLogin(config, await makeDemo(config, workshop, options));
  renameSync(databaseFile(workshop), databaseFile(config.dataDir));
  rmSync(workshop, { recursive: true });
}

/**
 * Several nodes may start at once, even in one data folder: each has a workshop of its own, and the first
 * that is ready puts its demo into the database, in one transaction.
 */
async function prepareShared(config: Config, url: string, options: DemoOptions): Promise<void> {
  // Late: who has no PostgreSQL need not load its driver.
  const { openPostgres } = await import("../db/postgres/open-postgres.ts");
  const { fillFromSqlite, isUnused } = await import("../move/fill-from-sqlite.ts");
  const migrationsDir = `${options.databaseDir}/migrations-postgres`;
  const db = await openPostgres({ ...options, url, migrationsDir });
  try {
    if (!(await isUnused(db))) return;
    const workshop = mkdtempSync(join(tmpdir(), `foyer-${WORKSHOP}-`));
    try {
      const login = await makeDemo(config, workshop, options);
      mkdirSync(config.dataDir, { recursive: true });
      const keep = () => keepDemoLogin(config, login);
      await fillFromSqlite({ file: databaseFile(workshop), db, first: keep });
    } finally {
      rmSync(workshop, { recursive: true, force: true });
    }
  } finally {
    await db.close();
  }
}

/** Makes the demo's SQLite database in an empty folder. Resolves with who may sign in to it. */
async function makeDemo(
  config: Config,
  dataDir: string,
  { contentFile, databaseDir, log, onFatal }: DemoOptions,
): Promise<DemoLogin> {
  const db = openSqlite({ dataDir, migrationsDir: `${databaseDir}/migrations`, onFatal });
  let time = Date.now();
  const clock: MovableClock = {
    now: () => time,
    set(to) {
      time = to;
    },
  };
  const house = createHouse({ db, clock, publicOrigin: null, log });
  house.connections.stop();
  // What was said is told as it is written: nobody waits, and the database is closed before long.
  house.offerArticles.stop();
  await house.read();
  const login = await seed(house, clock, config, readDemoContent(contentFile));
  await db.close();
  return login;
}

async function seed(
  house: House,
  clock: MovableClock,
  config: Config,
  content: DemoContent,
): Promise<DemoLogin> {
  const present = clock.now();
  const password = chooseDemoPassword(config);
  const { id: siteId } = await house.manageSites.add(
    { ...NEW_SITE, ...content.site },
    DEMO_SITE_KEY,
  );
  const agentIds = await seedAgents(house, content, config, password);
  const articleIds = await seedArticles(house, content, siteId);
  for (const reply of content.cannedReplies) await house.cannedReplies.manage.add(null, reply);
  const shopOrigin = config.publicOrigin ?? `http://localhost:${config.port}`;
  const stage: Stage = { house, clock, siteId, agentIds, articleIds, present, shopOrigin };
  // The longest ago first, so that the newest change is the newest talk.
  const talks = [...content.conversations].sort((a, b) => b.minutesAgo - a.minutesAgo);
  for (const talk of talks) await playTalk(stage, talk);
  await house.db.writes.write(() => house.installation.set("demo", String(present)));
  const emails = house.manageAgents.list().map(({ email }) => email);
  return { emails, password };
}

async function seedAgents(
  house: House,
  content: DemoContent,
  config: Config,
  password: string,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { name, email, role, colour } of content.agents) {
    // OWNER_EMAIL names the demo's owner as it does any other.
    const own = role === "owner" ? (config.owner?.email ?? email) : email;
    const agent = await house.manageAgents.add({ name, email: own, role, colour, password });
    ids.set(email, agent.id);
  }
  return ids;
}

async function seedArticles(
  house: House,
  content: DemoContent,
  siteId: string,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { popular = null, ...draft } of content.articles) {
    const article = { ...draft, popular, state: "published" as const };
    ids.set(draft.question, (await house.manageArticles.add(siteId, article)).id);
  }
  return ids;
}
