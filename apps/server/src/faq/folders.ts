import {
  ARTICLE_FOLDERS_MAX,
  type ArticleFolder,
  type ArticleFolderDraft,
  type ArticleFolderMove,
  type ArticleFolderName,
  type ArticlesMove,
  byFolderPlace,
  byPlace,
} from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { Faq } from "./faq.ts";
import type { FolderStore } from "./folder-store.ts";

export type Folders = ReturnType<typeof createFolders>;

/** Who changes places of articles or folders does so after the other. */
export const PLACES_LOCK = "article_places";

/** Folders of articles, at most two deep, and the order of both. */
export function createFolders(deps: {
  db: Db;
  store: FolderStore;
  sites: ManageSites;
  faq: Pick<Faq, "arranged">;
}) {
  const { db, store, sites, faq } = deps;

  /** One at a time; then everybody's popular list, help centre and console follow. */
  const change = <T extends { siteId: string }>(work: () => Promise<T>): Promise<T> =>
    db.writes.write(
      async () => {
        await db.lock(PLACES_LOCK);
        return work();
      },
      ({ siteId }) => faq.arranged(siteId),
    );

  const add = (siteId: string, draft: ArticleFolderDraft): Promise<ArticleFolder> =>
    change(async () => {
      const site = await sites.existing(siteId);
      const all = await store.ofSite(site.id);
      if (all.length >= ARTICLE_FOLDERS_MAX) {
        throw new Refusal("invalid", `${ARTICLE_FOLDERS_MAX} folders are the most for one site.`);
      }
      checkParent(all, draft.parentId);
      const name = freeName(all, draft.name, draft.parentId);
      const position = all.filter(({ parentId }) => parentId === draft.parentId).length;
      const folder = {
        ...{ id: nanoid(), siteId: site.id, parentId: draft.parentId, name, position },
        names: trimmed(draft.names ?? {}),
      };
      await store.insert([folder]);
      return folder;
    });

  const rename = (id: string, to: ArticleFolderName): Promise<ArticleFolder> =>
    change(async () => {
      const folder = await existing(id);
      const all = await store.ofSite(folder.siteId);
      const name = freeName(all, to.name, folder.parentId, id);
      const renamed = { ...folder, name, names: to.names ? trimmed(to.names) : folder.names };
      await store.update(renamed);
      return renamed;
    });

  const move = (id: string, { parentId, before }: ArticleFolderMove): Promise<ArticleFolder> =>
    change(async () => {
      const folder = await existing(id);
      const all = await store.ofSite(folder.siteId);
      checkParent(all, parentId);
      if (parentId !== null && (parentId === id || all.some((each) => each.parentId === id))) {
        throw new Refusal("invalid", "Folders nest two deep: this one has folders in it.");
      }
      freeName(all, folder.name, parentId, id);
      const beside = all.filter((each) => each.parentId === parentId && each.id !== id);
      const order = spliced(beside.sort(byFolderPlace), [folder], before);
      for (const [position, each] of order.entries()) {
        const placed = { ...each, parentId, position };
        if (each.position !== position || each.id === id) await store.update(placed);
      }
      return { ...folder, parentId, position: order.indexOf(folder) };
    });

  /** Its articles stay. */
  async function remove(id: string): Promise<void> {
    await change(async () => {
      const folder = await existing(id);
      await store.remove(folder);
      return folder;
    });
  }

  /** Puts articles into a folder, in this order, all or none of them. */
  async function place(siteId: string, { articleIds, folderId, before }: ArticlesMove) {
    await change(async () => {
      const site = await sites.existing(siteId);
      if (folderId !== null) await existingIn(site.id, folderId);
      const all = await store.places(site.id);
      const known = new Map(all.map((each) => [each.id, each]));
      const moved = [...new Set(articleIds)].map((id) => known.get(id) ?? absentArticle());
      const gone = new Set(moved.map(({ id }) => id));
      const beside = all.filter((each) => each.folderId === folderId && !gone.has(each.id));
      const order = spliced(beside.sort(byPlace), moved, before);
      const changed = order.flatMap((each, position) =>
        each.position === position && each.folderId === folderId ? [] : [{ id: each.id, position }],
      );
      await store.place(site.id, folderId, changed);
      return { siteId: site.id };
    });
  }

  async function existing(id: string): Promise<ArticleFolder> {
    const folder = await store.byId(id);
    if (!folder) throw absentFolder();
    return folder;
  }

  async function existingIn(siteId: string, id: string): Promise<void> {
    if ((await existing(id)).siteId !== siteId) throw absentFolder();
  }

  return { ofSite: store.ofSite, add, rename, move, remove, place };
}

function checkParent(all: readonly ArticleFolder[], parentId: string | null): void {
  if (parentId === null) return;
  const parent = all.find(({ id }) => id === parentId);
  if (!parent) throw absentFolder();
  if (parent.parentId !== null) {
    throw new Refusal("invalid", `Folders nest two deep: "${parent.name}" is in one already.`);
  }
}

/** The name without white space around it. Refuses one that a neighbour has. */
function freeName(
  all: readonly ArticleFolder[],
  name: string,
  parentId: string | null,
  except?: string,
): string {
  const wanted = name.trim();
  const taken = all.some(
    (each) =>
      each.parentId === parentId &&
      each.id !== except &&
      each.name.toLowerCase() === wanted.toLowerCase(),
  );
  if (taken) throw new Refusal("conflict", `There is a folder "${wanted}" there already.`);
  return wanted;
}

const trimmed = (names: ArticleFolder["names"]): ArticleFolder["names"] =>
  Object.fromEntries(Object.entries(names).map(([lang, name]) => [lang, name.trim()]));

/** `moved` in front of the one with the id `before`; last, when that is null or not there. */
function spliced<T extends { id: string }>(
  beside: readonly T[],
  moved: readonly T[],
  before: string | null,
): T[] {
  const at = beside.findIndex(({ id }) => id === before);
  return at < 0 ? [...beside, ...moved] : [...beside.slice(0, at), ...moved, ...beside.slice(at)];
}

const absentFolder = (): Refusal => new Refusal("not_found", "There is no such folder.");
function absentArticle(): never {
  throw new Refusal("not_found", "There is no such article.");
}
