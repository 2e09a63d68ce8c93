import type { Article, ArticleFolder, ArticleImport, ImportReport } from "@foyer/protocol";
import { walkFolders } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../../clock.ts";
import type { Db } from "../../db/db.ts";
import { Refusal } from "../../refusal.ts";
import type { ManageSites } from "../../sites/manage-sites.ts";
import { versionOf } from "../article-history.ts";
import { newArticle, nextArticle } from "../article-row.ts";
import type { Faq } from "../faq.ts";
import type { FolderStore } from "../folder-store.ts";
import { PLACES_LOCK } from "../folders.ts";
import { type Editor, mayPublish } from "../may-publish.ts";
import { type Breathe, createBreath } from "./breath.ts";
import type { ImportStore } from "./import-store.ts";
import { type Judged, judgeImport } from "./judge-import.ts";
import { foldersFor } from "./new-folders.ts";
import { readImport } from "./read-import.ts";
import type { KeptVersion } from "./sqlite-import-store.ts";
import { type WrittenArticles, writePath } from "./written-article.ts";

export type ImportArticles = ReturnType<typeof createImportArticles>;

/** What came of it is judged anew when somebody has changed an article meanwhile: so many times. */
const TRIES = 3;

/**
 * Takes a file of articles in: first every one is judged, then all are stored in one transaction, or none. Reading,
 * judging and storing let others in between; what others write meanwhile waits for the transaction to end. Refuses what holds no articles.
 */
export function createImportArticles(deps: {
  db: Db;
  clock: Clock;
  store: ImportStore;
  folders: FolderStore;
  sites: ManageSites;
  faq: Pick<Faq, "changed">;
}) {
  const { db, clock, store, folders, sites, faq } = deps;

  /** `bytes` is the file; `editor` is who imports it. */
  return async (
    siteId: string,
    { bytes, ...wish }: ArticleImport & { bytes: Uint8Array },
    editor: Editor,
  ): Promise<ImportReport> => {
    const site = await sites.existing(siteId);
    const found = await readImport({ ...wish, bytes }, createBreath());
    for (let tries = 0; tries < TRIES; tries++) {
      const now = await read(site.id);
      const it = { ...now, written: found.articles, lang: wish.lang, state: wish.state };
      const judged = await judgeImport(
        { ...it, mayPublish: mayPublish(editor, site) },
        createBreath(),
      );
      const taken = judged.filter(({ row }) => row.verdict !== "wrong");
      const report = reportOf(found, judged, now.folders);
      const isWrong = taken.length < judged.length && wish.skipWrong !== "true";
      if (wish.check === "true" || isWrong) return report;
      if (await keep(site.id, taken, now, editor)) return { ...report, stored: true };
    }
    throw new Refusal("conflict", "Somebody changes these articles at the same time: try again.");
  };

  /** All articles and folders as they are, read piece by piece. */
  async function read(siteId: string) {
    const known: Article[] = [];
    const breathe = createBreath();
    for (;;) {
      const page = await store.page(siteId, known.at(-1)?.id ?? "");
      known.push(...page);
      if (page.length === 0) break;
      await breathe();
    }
    return { known, folders: await folders.ofSite(siteId) };
  }

  /** False when something is not as it was judged. */
  async function keep(
    siteId: string,
    judged: readonly Judged[],
    now: { known: Article[]; folders: ArticleFolder[] },
    editor: Editor,
  ): Promise<boolean> {
    const breathe = createBreath();
    const made = { by: editor.id, at: clock.now() };
    const plan = await planOf(siteId, judged, { ...now, made }, breathe);
    return db.writes
      .write(
        async () => {
          await db.lock(PLACES_LOCK);
          if (!(await isAsItWas(siteId, now, breathe))) throw new Overtaken();
          await folders.insert(plan.newFolders);
          await store.insert(plan.added, breathe);
          if ((await store.update(plan.changed, breathe)) < plan.changed.length)
            throw new Overtaken();
          await keepHistory(plan, breathe);
          await store.changed();
        },
        () => faq.changed(siteId),
      )
      .then(
        () => true,
        (error: unknown) => {
          // Who read meanwhile may have read what is not there any more.
          faq.changed(siteId);
          if (error instanceof Overtaken) return false;
          throw error;
        },
      );
  }

  async function isAsItWas(
    siteId: string,
    { known, folders: had }: { known: Article[]; folders: ArticleFolder[] },
    breathe: Breathe,
  ): Promise<boolean> {
    const text = (rows: readonly object[]) =>
      rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join();
    if (text(await folders.ofSite(siteId)) !== text(had)) return false;
    const stamps = new Map((await store.stamps(siteId, breathe)).map((stamp) => [stamp.id, stamp]));
    return (
      stamps.size === known.length &&
      known.every(({ id, version, folderId }) => {
        const stamp = stamps.get(id);
        return stamp?.version === version && stamp.folderId === folderId;
      })
    );
  }

  /** A new article's history begins when it first changes, as `ArticleHistory.keep` does it. */
  async function keepHistory({ changed, before }: Plan, breathe: Breathe): Promise<void> {
    const ids = changed.map(({ id }) => id);
    const kept = await store.keptVersions(ids, breathe);
    const older = before.filter(({ id, version }) => !kept.has(`${id} ${version}`));
    const versions: KeptVersion[] = [];
    for (const article of [...older, ...changed]) {
      versions.push({ articleId: article.id, ...versionOf(article, null) });
      await breathe();
    }
    await store.keepVersions(versions, breathe);
  }
}

/** Thrown inside the transaction, so that nothing of it stays. */
class Overtaken extends Error {}

interface Plan {
  newFolders: ArticleFolder[];
  added: Article[];
  changed: Article[];
  /** What the changed ones were. */
  before: Article[];
}

async function planOf(
  siteId: string,
  judged: readonly Judged[],
  now: { known: Article[]; folders: ArticleFolder[]; made: { by: string; at: number } },
  breathe: Breathe,
): Promise<Plan> {
  const { made } = now;
  const { newFolders, idOf } = foldersFor(siteId, now.folders, judged);
  const plan: Plan = { newFolders, added: [], changed: [], before: [] };
  const nextPlace = createPlaces(now.known);
  for (const { row, draft, had, folder } of judged) {
    await breathe();
    if (!draft || row.verdict === "same") continue;
    const folderId = folder ? idOf(folder) : (had?.folderId ?? null);
    if (!had) {
      const id = nanoid();
      const article = newArticle(draft, { id, siteId, ...made });
      plan.added.push({ ...article, folderId, position: nextPlace(folderId) });
      continue;
    }
    const position = folderId === had.folderId ? had.position : nextPlace(folderId);
    plan.changed.push({ ...nextArticle(had, draft, made), folderId, position });
    plan.before.push(had);
  }
  return plan;
}

/** The places behind those that a folder has, unless some in it stand by their question. */
function createPlaces(known: readonly Article[]): (folderId: string | null) => number | null {
  const next = new Map<string | null, number | null>();
  for (const { folderId, position } of known) {
    const least = next.get(folderId);
    if (position === null || least === null) next.set(folderId, null);
    else next.set(folderId, Math.max(least ?? 0, position + 1));
  }
  return (folderId) => {
    const place = next.get(folderId);
    if (place === null) return null;
    next.set(folderId, (place ?? 0) + 1);
    return place ?? 0;
  };
}

const TOO_DEEP = "Folders nest two deep here: what lies deeper comes into the second.";

function reportOf(
  { articles, notes, encoding }: WrittenArticles,
  judged: readonly Judged[],
  folders: readonly ArticleFolder[],
): ImportReport {
  const known = new Set(walkFolders(folders).map(({ path }) => writePath(path).toLowerCase()));
  const wanted = judged.flatMap(({ row, folder }) =>
    folder && folder.length > 0 && row.verdict !== "same" ? [writePath(folder)] : [],
  );
  const isDeep = articles.some(({ folder }) => (folder?.length ?? 0) > 2);
  return {
    stored: false,
    rows: judged.map(({ row }) => row),
    newFolders: [...new Set(wanted)].filter((path) => !known.has(path.toLowerCase())),
    notes: isDeep ? [...notes, TOO_DEEP] : notes,
    encoding,
  };
}
