import type {
  ArticleFolder,
  ArticleFolderDraft,
  ArticleFolderMove,
  ArticlesMove,
} from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { toast } from "../look/toasts.tsx";
import { articles, loadArticles } from "./articles-state.ts";

/** Folders of each site that were loaded. */
export const folders = signal<ReadonlyMap<string, readonly ArticleFolder[]>>(new Map());

/** The site whose articles are on the screen; "" while none are. */
let shownSite = "";

/** Several changes at once are one look, in milliseconds. */
const GATHER_MS = 300;
let reloading: ReturnType<typeof setTimeout> | undefined;

/** While a site's articles are shown, their folders follow what colleagues change. Gives back how to end it. */
export function showSite(siteId: string): () => void {
  shownSite = siteId;
  void loadFolders(siteId);
  return () => {
    if (shownSite === siteId) shownSite = "";
  };
}

/** Call when folders may have been changed somewhere. */
export function foldersChanged(): void {
  clearTimeout(reloading);
  reloading = setTimeout(() => {
    if (shownSite) void loadFolders(shownSite);
  }, GATHER_MS);
}

const reload = (siteId: string) => Promise.all([loadArticles(siteId), loadFolders(siteId)]);

export async function loadFolders(siteId: string): Promise<void> {
  try {
    put(siteId, await http.get<ArticleFolder[]>(`/sites/${siteId}/article-folders`));
  } catch (error) {
    toast(reason(error), "bad");
  }
}

export async function addFolder(siteId: string, draft: ArticleFolderDraft): Promise<void> {
  await http.post(`/sites/${siteId}/article-folders`, draft);
  await loadFolders(siteId);
}

/** Names it anew, and puts it elsewhere when that is another parent. */
export async function changeFolder(
  folder: ArticleFolder,
  { name, names = folder.names, parentId }: ArticleFolderDraft,
): Promise<void> {
  const isSame = name === folder.name && JSON.stringify(names) === JSON.stringify(folder.names);
  if (!isSame) await http.patch(`/article-folders/${folder.id}`, { name, names });
  if (parentId !== folder.parentId) {
    await http.post(`/article-folders/${folder.id}/move`, { parentId, before: null });
  }
  await loadFolders(folder.siteId);
}

export async function deleteFolder({ id, siteId }: ArticleFolder): Promise<void> {
  await http.delete(`/article-folders/${id}`);
  await reload(siteId);
}

/** Puts a folder elsewhere; says so when that cannot be. */
export function moveFolder(folder: ArticleFolder, to: ArticleFolderMove): Promise<void> {
  return said(async () => {
    await http.post(`/article-folders/${folder.id}/move`, to);
    await loadFolders(folder.siteId);
  });
}

/** Puts articles elsewhere: shown at once, and taken back when that cannot be. */
export function moveArticles(siteId: string, move: ArticlesMove): Promise<void> {
  arrange(siteId, move);
  return said(async () => {
    try {
      await http.post(`/sites/${siteId}/articles/move`, move);
    } finally {
      await loadArticles(siteId);
    }
  });
}

/** The same as the server does it, until it has answered. */
function arrange(siteId: string, { articleIds, folderId, before }: ArticlesMove): void {
  const all = articles.value.get(siteId) ?? [];
  const moved = articleIds.flatMap((id) => all.find((one) => one.id === id) ?? []);
  const at = all.find(({ id }) => id === before)?.position ?? Number.MAX_SAFE_INTEGER / 2;
  const placed = moved.map((article, index) => ({
    ...article,
    folderId,
    position: at - 1 + (index + 1) / (moved.length + 1),
  }));
  const rest = all.filter(({ id }) => !articleIds.includes(id));
  articles.value = new Map(articles.value).set(siteId, [...rest, ...placed]);
}

async function said(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    toast(reason(error), "bad");
  }
}

function put(siteId: string, list: readonly ArticleFolder[]): void {
  folders.value = new Map(folders.value).set(siteId, list);
}
