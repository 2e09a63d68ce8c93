import type { Site, SiteDraft } from "@foyer/protocol";
import { customAlphabet, nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/open.ts";
import { Refusal } from "../refusal.ts";
import type { SiteRow, SiteStore } from "./site-store.ts";

/** Site keys are public and short; letters that are not mistaken for one another. */
const newKey = customAlphabet("23456789abcdefghjkmnpqrstuvwxyz", 10);

/** What a new site starts with. */
export const NEW_SITE: SiteDraft = {
  name: "My site",
  accent: "#3b5bdb",
  greeting: "Hi there 👋\nHow can we help?",
  intro: "Ask us anything.",
  lang: "en",
  origins: [],
};

export type ManageSites = ReturnType<typeof createManageSites>;

/** Adding and changing sites. */
export function createManageSites(deps: { db: Db; clock: Clock; sites: SiteStore }) {
  const { db, clock, sites } = deps;

  async function add(draft: SiteDraft, key = newKey()): Promise<SiteRow> {
    return db.writes.write(() => {
      const row = { ...clean(draft), id: nanoid(), key, createdAt: clock.now() };
      sites.insert(row);
      return row;
    });
  }

  async function change(id: string, draft: SiteDraft): Promise<SiteRow> {
    return db.writes.write(() => {
      const before = sites.byId(id);
      if (!before) throw new Refusal("not_found", "There is no such site.");
      const row = { ...before, ...clean(draft) };
      sites.update(row);
      return row;
    });
  }

  return { add, change };
}

const clean = (draft: SiteDraft): SiteDraft => ({
  ...draft,
  name: draft.name.trim(),
  origins: [...new Set(draft.origins.map((origin) => origin.toLowerCase()))],
});

/** The row with the line to paste, for an agent who sees us at `ownOrigin`. */
export function toSite(row: SiteRow, ownOrigin: string): Site {
  return { ...row, snippet: `<script async src="${ownOrigin}/embed/${row.key}.js"></script>` };
}
