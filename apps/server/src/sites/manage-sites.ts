import { DEFAULT_SITE_OPTIONS, type Site, type SiteDraft } from "@foyer/protocol";
import { customAlphabet, nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { createKeptRows } from "../db/kept-rows.ts";
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

export type { SiteRow } from "./site-store.ts";
export type ManageSites = ReturnType<typeof createManageSites>;

/** Adding and changing sites; `onPut` is called when one was. */
export function createManageSites(deps: {
  db: Db;
  clock: Clock;
  sites: SiteStore;
  onPut?: () => void;
}) {
  const { db, clock, sites, onPut } = deps;
  const kept = createKeptRows(({ key }: SiteRow) => key, sites.all, onPut);

  async function existing(id: string): Promise<SiteRow> {
    const row = await sites.byId(id);
    if (!row) throw new Refusal("not_found", "There is no such site.");
    return row;
  }

  async function add(draft: SiteDraft, key = newKey()): Promise<SiteRow> {
    return db.writes.write(async () => {
      const row = {
        ...{ options: {}, identitySecret: null, ...clean(draft) },
        ...{ id: nanoid(), key, createdAt: clock.now() },
      };
      await sites.insert(row);
      return row;
    }, kept.put);
  }

  async function change(id: string, draft: SiteDraft): Promise<SiteRow> {
    return db.writes.write(async () => {
      const row = { ...(await existing(id)), ...clean(draft) };
      await sites.update(row);
      return row;
    }, kept.put);
  }

  return {
    add,
    change,
    /** As an agent who sees us at `ownOrigin` gets them. */
    list: (ownOrigin: string): Site[] => kept.all().map((row) => toSite(row, ownOrigin)),
    /** From memory, where another node's newest site may not have come yet. */
    async byKey(key: string): Promise<SiteRow | undefined> {
      return kept.get(key) ?? sites.byKey(key);
    },
    /** Refuses when there is none. */
    existing,
    /** Whether there is none yet. */
    isEmpty: (): boolean => kept.all().length === 0,
    /** Reads the sites (again). */
    read: kept.read,
  };
}

function clean(draft: SiteDraft): SiteDraft {
  const name = draft.name.trim();
  if (name === "") throw new Refusal("invalid", "name: blanks alone are no name.");
  return { ...draft, name, origins: [...new Set(draft.origins.map((o) => o.toLowerCase()))] };
}

/** The row with the line to paste, for an agent who sees us at `ownOrigin`. */
export function toSite(row: SiteRow, ownOrigin: string): Site {
  const { identitySecret: _, ...shown } = row;
  const options = { ...DEFAULT_SITE_OPTIONS, ...row.options };
  return {
    ...shown,
    options,
    snippet: `<script async src="${ownOrigin}/embed/${row.key}.js"></script>`,
  };
}
