import { ARTICLE_FOLDERS_MAX, type ArticleFolder, walkFolders } from "@foyer/protocol";
import { nanoid } from "nanoid";
import { Refusal } from "../../refusal.ts";
import type { Judged } from "./judge-import.ts";
import { writePath } from "./written-article.ts";

/** The folders that articles are to stand in: those that are not there are made, and each has its id. */
export function foldersFor(
  siteId: string,
  there: readonly ArticleFolder[],
  judged: readonly Judged[],
): { newFolders: ArticleFolder[]; idOf(path: readonly string[]): string | null } {
  const ids = new Map(walkFolders(there).map(({ folder, path }) => [keyOf(path), folder.id]));
  const counts = new Map<string | null, number>();
  for (const { parentId } of there) counts.set(parentId, (counts.get(parentId) ?? 0) + 1);
  const newFolders: ArticleFolder[] = [];

  function idOf(path: readonly string[]): string | null {
    if (path.length === 0) return null;
    const known = ids.get(keyOf(path));
    if (known) return known;
    const parentId = idOf(path.slice(0, -1));
    const position = counts.get(parentId) ?? 0;
    const name = path.at(-1) ?? "";
    const folder = { id: nanoid(), siteId, parentId, name, names: {}, position };
    counts.set(parentId, position + 1);
    ids.set(keyOf(path), folder.id);
    newFolders.push(folder);
    return folder.id;
  }

  for (const { row, folder } of judged) if (folder && row.verdict !== "same") idOf(folder);
  if (newFolders.length > 0 && there.length + newFolders.length > ARTICLE_FOLDERS_MAX) {
    throw new Refusal("invalid", `${ARTICLE_FOLDERS_MAX} folders are the most for one site.`);
  }
  return { newFolders, idOf };
}

const keyOf = (path: readonly string[]): string => writePath(path).toLowerCase();
