import { hashOf } from "../../apps/server/src/secret.ts";
import type { Disk } from "./disk.ts";

/** Who lives on the disk before a story begins. */
export const SITE_KEY = "simulated";
export const AGENT_ID = "agent-1";
export const VISITOR_ID = "visitor-1";
export const TOKEN = "simulated-visitor-token".padEnd(43, "x");

/** One site, one agent and one visitor; with them a disk is worth simulating. */
export async function settleTown({ orm, tables }: Disk): Promise<void> {
  await orm.insert(tables.sites).values({
    ...{ id: "site-1", key: SITE_KEY, name: "Shop", accent: "#3b5bdb", greeting: "Hi" },
    ...{ intro: "Ask us.", lang: "en", origins: ["*"], createdAt: 0 },
  });
  await orm.insert(tables.agents).values({
    ...{ id: AGENT_ID, email: "a@example.com", name: "Ada", colour: "#7048e8" },
    ...{ role: "agent", active: true, passwordHash: "", createdAt: 0 },
  });
  await orm.insert(tables.visitors).values({
    ...{ id: VISITOR_ID, siteId: "site-1", tokenHash: hashOf(TOKEN), languages: ["en"] },
    ...{ browser: "", firstSeenAt: Date.UTC(2026, 0, 1), seenAt: Date.UTC(2026, 0, 5) },
  });
}

/** A new story on the same disk. */
export async function forgetTalks({ orm, tables }: Disk): Promise<void> {
  await orm.delete(tables.events);
  await orm.delete(tables.conversations);
}
