import type { Article, ArticleFolder } from "@foyer/protocol";
import { byPlace, walkFolders } from "@foyer/protocol/article-order";

/** A folder with the articles in it, in their order; without a folder those that stand in none. */
export interface ShelfPart {
  folder: ArticleFolder | null;
  depth: 0 | 1;
  /** "Delivery / Abroad"; "" for none. */
  name: string;
  articles: Article[];
}

/** The articles as they stand in their folders; those in none come last. */
export function shelfParts(
  articles: readonly Article[],
  folders: readonly ArticleFolder[],
): ShelfPart[] {
  const walk = walkFolders(folders);
  const known = new Set(walk.map(({ folder }) => folder.id));
  const inside = (id: string | null) =>
    articles
      .filter(({ folderId }) => (known.has(folderId ?? "") ? folderId : null) === id)
      .sort(byPlace);
  return [
    ...walk.map(({ folder, depth, path }) => ({
      ...{ folder, depth, name: path.join(" / "), articles: inside(folder.id) },
    })),
    { folder: null, depth: 0, name: "", articles: inside(null) },
  ];
}

/** Where something goes: into a folder, in front of what has this id; null: last. */
export interface Target {
  folderId: string | null;
  before: string | null;
}

/** One place up or down from where an article stands; into the neighbouring folder at its ends. */
export function nextPlace(
  parts: readonly ShelfPart[],
  id: string,
  step: -1 | 1,
): Target | undefined {
  const at = parts.findIndex(({ articles }) => articles.some((one) => one.id === id));
  const part = parts[at];
  if (!part) return;
  const place = part.articles.findIndex((one) => one.id === id);
  const folderId = part.folder?.id ?? null;
  if (step < 0 && place > 0) return { folderId, before: part.articles[place - 1]?.id ?? null };
  if (step > 0 && place < part.articles.length - 1) {
    return { folderId, before: part.articles[place + 2]?.id ?? null };
  }
  const beside = parts[at + step];
  if (!beside) return;
  const before = step > 0 ? (beside.articles[0]?.id ?? null) : null;
  return { folderId: beside.folder?.id ?? null, before };
}

/** One place up or down among the folders of the same parent. */
export function nextFolderPlace(
  parts: readonly ShelfPart[],
  folder: ArticleFolder,
  step: -1 | 1,
): { parentId: string | null; before: string | null } | undefined {
  const beside = parts.flatMap((part) =>
    part.folder?.parentId === folder.parentId ? [part.folder] : [],
  );
  const at = beside.findIndex(({ id }) => id === folder.id) + step;
  if (at < 0 || at >= beside.length) return;
  const before = beside[step > 0 ? at + 1 : at]?.id ?? null;
  return { parentId: folder.parentId, before };
}
