import { type Article, byPlace, walkFolders } from "@foyer/protocol";
import { strToU8, Zip, ZipDeflate } from "fflate";
import { toCell } from "../csv/cell.ts";
import { writeCsv } from "../csv/csv.ts";
import { slugOf } from "../help-centre/library.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { FolderStore } from "./folder-store.ts";
import { createBreath } from "./import/breath.ts";
import { writeFrontMatter } from "./import/front-matter.ts";
import type { ImportStore } from "./import/import-store.ts";
import { COLUMNS, type Column } from "./import/read-article-csv.ts";
import { PHRASINGS_PARTED, TAGS_PARTED, writeList, writePath } from "./import/written-article.ts";

export type ExportArticles = ReturnType<typeof createExportArticles>;

/** Articles that are read at a time. */
const AT_ONCE = 200;

/** The articles of a site as files that can be imported again, in their order, piece by piece. */
export function createExportArticles(deps: {
  store: ImportStore;
  folders: FolderStore;
  sites: ManageSites;
}) {
  const { store, folders, sites } = deps;

  /** Each with the names of its folders. */
  async function* inOrder(siteId: string): AsyncGenerator<{ article: Article; path: string[] }> {
    const walk = walkFolders(await folders.ofSite(siteId));
    const ids = new Set(walk.map(({ folder }) => folder.id));
    const places = await folders.places(siteId);
    const breathe = createBreath();
    const shelves = [...walk.map(({ folder, path }) => ({ id: folder.id, path })), none];
    for (const { id, path } of shelves) {
      const inside = places.filter(({ folderId }) =>
        id === null ? !ids.has(folderId ?? "") : folderId === id,
      );
      inside.sort(byPlace);
      for (let at = 0; at < inside.length; at += AT_ONCE) {
        const wanted = inside.slice(at, at + AT_ONCE).map((place) => place.id);
        const rows = new Map((await store.byIds(wanted)).map((row) => [row.id, row]));
        for (const each of wanted) {
          const article = rows.get(each);
          if (article) yield { article, path };
          await breathe();
        }
      }
    }
  }

  async function* csv(siteId: string): AsyncGenerator<string> {
    await sites.existing(siteId);
    yield `\uFEFF${writeCsv([[...COLUMNS]])}`;
    for await (const { article, path } of inOrder(siteId)) {
      const cells: Record<Column, string> = cellsOf(article, path);
      yield writeCsv([COLUMNS.map((column) => toCell(cells[column]))]);
    }
  }

  /** A zip with a Markdown file for each, in the folders that it stands in. */
  async function* markdown(siteId: string): AsyncGenerator<Uint8Array> {
    await sites.existing(siteId);
    let pieces: Uint8Array[] = [];
    let failure: Error | null = null;
    const zip = new Zip((error, piece) => {
      failure ??= error;
      pieces.push(piece);
    });
    let number = 0;
    for await (const { article, path } of inOrder(siteId)) {
      const file = new ZipDeflate(fileName(article, path, ++number), { level: 6 });
      zip.add(file);
      file.push(strToU8(fileOf(article, path)), true);
      if (failure) throw failure;
      yield* pieces;
      pieces = [];
    }
    zip.end();
    yield* pieces;
  }

  return { csv, markdown };
}

const none = { id: null, path: [] as string[] };

const cellsOf = (article: Article, path: readonly string[]): Record<Column, string> => ({
  ...{ question: article.question, answer: article.answer, lang: article.lang },
  alternatives: writeList(article.alternatives, "\n", PHRASINGS_PARTED),
  tags: writeList(article.tags, ", ", TAGS_PARTED),
  ...{ folder: writePath(path), state: article.state, popular: String(article.popular ?? "") },
});

function fileOf(article: Article, path: readonly string[]): string {
  const { question, lang, tags, alternatives, state, popular, answer } = article;
  // One alone that holds what parts tags is told apart by its line.
  const listed = tags.length === 1 ? writeList(tags, "", TAGS_PARTED) : tags;
  const front = writeFrontMatter([
    ...([
      ["question", question],
      ["lang", lang],
      ["state", state],
    ] as [string, string][]),
    ["folder", writePath(path)],
    ...([
      ["alternatives", alternatives],
      ["tags", listed],
    ] as [string, string | string[]][]),
    ["popular", String(popular ?? "")],
  ]);
  return `${front}\n${answer}\n`;
}

/** "Delivery/001-how-long-does-it-take.md": files stand in the order of the articles. */
function fileName(article: Article, path: readonly string[], number: number): string {
  const safe = (name: string) => name.replace(/[\\:*?"<>|]/g, "-").replace(/^\.+/, "");
  const folder = path.map(safe).join("/");
  const name = `${String(number).padStart(4, "0")}-${slugOf(article)}.${article.lang}.md`;
  return folder ? `${folder}/${name}` : name;
}
