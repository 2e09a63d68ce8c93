import type { Site, SiteDraft } from "@foyer/protocol";
import { customAlphabet, nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { createKeptRows } from "../db/kept-rows.ts";
import { Refusal } from "../refusal.ts";
import { checkSite } from "./check-site.ts";
import { optionsOf } from "./panel-options.ts";
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

/**
 * Adding and changing sites; `onPut` is called when one was, `onShut` with the id of one that lets nobody in
 * any more.
 */
export function createManageSites(deps: {
  db: Db;
  clock: Clock;
  sites: SiteStore;
  onPut?: () => void;
  onShut?: (siteId: string) => void;
}) {
  const { db, clock, sites, onPut, onShut } = deps;
  /** Being deleted, or deleted by this process. */
  const shut = new Set<string>();
  const kept = createKeptRows(({ key }: SiteRow) => key, sites.all, onPut);

  async function existing(id: string): Promise<SiteRow> {
    const row = await sites.byId(id);
    if (!row || shut.has(id)) throw new Refusal("not_found", "There is no such site.");
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

  /** Changes what `make` says of its options; what stands beside stays. */
  async function changeOptions(
    id: string,
    make: (options: SiteRow["options"]) => Partial<SiteRow["options"]>,
  ): Promise<SiteRow> {
    return db.writes.write(async () => {
      const site = await existing(id);
      const row = { ...site, options: { ...site.options, ...make(site.options) } };
      checkSite({ ...row, options: optionsOf(row) });
      await sites.update(row);
      return row;
    }, kept.put);
  }

  /** What signs identities: as `renew` makes it of the one that there was, null for none. */
  async function identitySecret(
    id: string,
    renew: (old: string | null) => string,
  ): Promise<string> {
    const row = await db.writes.write(async () => {
      const site = await existing(id);
      const changed = { ...site, identitySecret: renew(site.identitySecret) };
      if (changed.identitySecret !== site.identitySecret) await sites.update(changed);
      return changed;
    }, kept.put);
    return row.identitySecret;
  }

  return {
    add,
    change,
    changeOptions,
    identitySecret,
    /** As an agent who sees us at `ownOrigin` gets them. */
    list: (ownOrigin: string): Site[] =>
      kept.all().flatMap((row) => (shut.has(row.id) ? [] : toSite(row, ownOrigin))),
    /** From memory, where another node's newest site may not have come yet. */
    async byKey(key: string): Promise<SiteRow | undefined> {
      const row = kept.get(key) ?? (await sites.byKey(key));
      return row && shut.has(row.id) ? undefined : row;
    },
    /** Nobody comes in from now on, and who is in goes. */
    shut(id: string): void {
      shut.add(id);
      onShut?.(id);
    },
    isShut: (id: string): boolean => shut.has(id),
    /** Takes `shut` back. */
    reopen: (id: string): void => void shut.delete(id),
    /** Deletes it with all that is its own. */
    remove: (id: string): Promise<void> =>
      db.writes.write(
        () => sites.remove(id),
        () => {
          const row = kept.all().find((one) => one.id === id);
          if (row) kept.remove(row.key);
        },
      ),
    /** Which of `ids` are no site any more. */
    async absent(ids: string[]): Promise<string[]> {
      const known = new Set(kept.all().map(({ id }) => id));
      const gone: string[] = [];
      for (const id of ids) if (!known.has(id) && !(await sites.byId(id))) gone.push(id);
      return gone;
    },
    /** At once; another node's newest site may not have come yet. */
    inMemory: (id: string): SiteRow | undefined => kept.all().find((site) => site.id === id),
    /** All of them, as they are in memory. */
    all: kept.all,
    /** Refuses when there is none. */
    existing,
    /** Whether there is none yet. */
    isEmpty: (): boolean => kept.all().length === 0,
    /** Reads the sites (again). */
    read: kept.read,
  };
}

function clean(draft: SiteDraft): SiteDraft {
  checkSite(draft);
  const name = draft.name.trim();
  if (name === "") throw new Refusal("invalid", "name: blanks alone are no name.");
  return { ...draft, name, origins: [...new Set(draft.origins.map((o) => o.toLowerCase()))] };
}

/** The row with the line to paste, for an agent who sees us at `ownOrigin`. */
export function toSite(row: SiteRow, ownOrigin: string): Site {
  const { identitySecret: _, ...shown } = row;
  const options = optionsOf(row);
  return {
    ...shown,
    options,
    snippet: `<script async src="${ownOrigin}/embed/${row.key}.js"></script>`,
  };
}
