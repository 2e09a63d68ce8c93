/** What the order of an article needs. */
interface Placed {
  position: number | null;
  question: string;
}

/** Orders articles of one folder: those that were given a place by it, then the others by their question. */
export function byPlace(a: Placed, b: Placed): number {
  if (a.position !== null && b.position !== null && a.position !== b.position) {
    return a.position - b.position;
  }
  if ((a.position === null) !== (b.position === null)) return a.position === null ? 1 : -1;
  return a.question.localeCompare(b.question);
}

interface Folder {
  id: string;
  parentId: string | null;
  name: string;
  position: number;
}

/** Orders folders of one parent. */
export const byFolderPlace = (a: Folder, b: Folder): number =>
  a.position - b.position || a.name.localeCompare(b.name);

/** Folders as one walks through them: each is followed by those in it. `path` is its names from the top. */
export function walkFolders<F extends Folder>(
  folders: readonly F[],
): { folder: F; depth: 0 | 1; path: string[] }[] {
  const ids = new Set(folders.map(({ id }) => id));
  const inside = (parentId: string | null) =>
    folders
      .filter((each) => (ids.has(each.parentId ?? "") ? each.parentId : null) === parentId)
      .sort(byFolderPlace);
  return inside(null).flatMap((top) => [
    { folder: top, depth: 0 as const, path: [top.name] },
    ...inside(top.id).map((folder) => ({
      ...{ folder, depth: 1 as const, path: [top.name, folder.name] },
    })),
  ]);
}
