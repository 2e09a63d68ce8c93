import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { databaseFile, openDb } from "../db/open.ts";
import { createHouse, type House } from "../house.ts";
import { NEW_SITE } from "../sites/manage-sites.ts";
import { type DemoContent, readDemoContent } from "./demo-content.ts";
import { chooseDemoPassword, keepDemoLogin } from "./demo-login.ts";
import { type MovableClock, playTalk, type Stage } from "./demo-talk.ts";

/** The key that the demo shop's own snippet carries. */
const DEMO_SITE_KEY = "demo";

/** The demo is made here and moved when it is whole: a start that was cut off leaves no half of it. */
const WORKSHOP = "demo-in-the-making";

/**
 * With DEMO=1 and no database yet: makes one with a shop, its people, articles and talks. To be
 * called before the database is opened.
 */
export async function prepareDemo(
  config: Config,
  options: { contentFile: string; migrationsDir: string; onFatal: (error: unknown) => void },
): Promise<void> {
  if (!config.demo || existsSync(databaseFile(config.dataDir))) return;
  const workshop = join(config.dataDir, WORKSHOP);
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { recursive: true });
  const db = openDb({ ...options, dataDir: workshop });
  let time = Date.now();
  const clock: MovableClock = {
    now: () => time,
    set(to) {
      time = to;
    },
  };
  const house = createHouse({ db, clock, publicOrigin: null });
  house.connections.stop();
  await seed(house, clock, config, readDemoContent(options.contentFile));
  await db.close();
  renameSync(databaseFile(workshop), databaseFile(config.dataDir));
  rmSync(workshop, { recursive: true });
}

async function seed(
  house: House,
  clock: MovableClock,
  config: Config,
  content: DemoContent,
): Promise<void> {
  const present = clock.now();
  const password = chooseDemoPassword(config);
  const { id: siteId } = await house.manageSites.add(
    { ...NEW_SITE, ...content.site },
    DEMO_SITE_KEY,
  );
  const agentIds = await seedAgents(house, content, config, password);
  const articleIds = await seedArticles(house, content, siteId);
  for (const reply of content.cannedReplies) await house.manageCannedReplies.add(reply);
  const shopOrigin = config.publicOrigin ?? `http://localhost:${config.port}`;
  const stage: Stage = { house, clock, siteId, agentIds, articleIds, present, shopOrigin };
  // The longest ago first, so that the newest change is the newest talk.
  const talks = [...content.conversations].sort((a, b) => b.minutesAgo - a.minutesAgo);
  for (const talk of talks) await playTalk(stage, talk);
  await house.db.writes.write(() => house.installation.set("demo", String(present)));
  const emails = house.manageAgents.list().map(({ email }) => email);
  keepDemoLogin(config, { emails, password });
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
