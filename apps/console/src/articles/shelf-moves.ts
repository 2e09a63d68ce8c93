import type { ArticleFolder } from "@foyer/protocol";
import { signal } from "@preact/signals";
import type { Drop } from "./drag-rows.ts";
import { moveArticles, moveFolder } from "./folders-state.ts";
import type { ShelfPart, Target } from "./shelf-rows.ts";

/** Articles that are chosen to be moved together; null while none are being chosen. */
export const chosen = signal<ReadonlySet<string> | null>(null);

export function toggleChosen(id: string): void {
  const next = new Set(chosen.value ?? []);
  if (!next.delete(id)) next.add(id);
  chosen.value = next;
}

/** Puts the article there, with all that are chosen when it is one of them. */
export function putArticle(
  siteId: string,
  parts: readonly ShelfPart[],
  id: string,
  target: Target,
): Promise<void> {
  const set = chosen.peek();
  const order = parts.flatMap(({ articles }) => articles.map((article) => article.id));
  const articleIds = set?.has(id) ? order.filter((each) => set.has(each)) : [id];
  return moveArticles(siteId, { articleIds, ...target });
}

/** Where an article that is let go comes to stand. */
export function targetOf(parts: readonly ShelfPart[], { row, where }: Drop): Target | undefined {
  const [kind, id = ""] = row.split(" ");
  if (kind === "folder") {
    const part = parts.find(({ folder }) => (folder?.id ?? "") === id);
    return { folderId: id || null, before: part?.articles[0]?.id ?? null };
  }
  const part = parts.find(({ articles }) => articles.some((one) => one.id === id));
  const at = part?.articles.findIndex((one) => one.id === id) ?? -1;
  if (!part) return;
  const before = part.articles[where === "before" ? at : at + 1]?.id ?? null;
  return { folderId: part.folder?.id ?? null, before };
}

/** Puts a folder in front of or behind another one. */
export function dropFolder(
  parts: readonly ShelfPart[],
  folder: ArticleFolder,
  { row, where }: Drop,
): void {
  const [kind, id = ""] = row.split(" ");
  const over = parts.find((part) => part.folder?.id === id)?.folder;
  if (kind !== "folder" || !over) return;
  const beside = parts.flatMap((part) =>
    part.folder?.parentId === over.parentId && part.folder.id !== folder.id ? [part.folder] : [],
  );
  const at = beside.findIndex((one) => one.id === over.id);
  const before = beside[where === "before" ? at : at + 1]?.id ?? null;
  void moveFolder(folder, { parentId: over.parentId, before });
}
