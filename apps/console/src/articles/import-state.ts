import type { ArticleImport, FoundPages, ImportReport } from "@foyer/protocol";
import { IMPORT_MAX } from "@foyer/protocol/limits";
import { http } from "../http.ts";
import { t } from "../language/say.ts";

/** What was chosen to be imported. */
export interface Chosen {
  /** A CSV, a zip, a Markdown or HTML file; of several, the folder's name. */
  name: string;
  body: Blob;
  /** Whether its encoding may have to be chosen: not so for what we packed ourselves. */
  isTable: boolean;
  /** Pages of a site that could not be read. */
  missing: FoundPages["problems"];
}

const IS_ARTICLE = /\.(md|markdown|mdx|txt|x?html?)$/i;
const IS_HIDDEN = /(^|\/)\./;

/** One file as it is; several, or a folder, as one. Throws an Error that says what is wrong with them. */
export async function chooseFiles(files: readonly File[]): Promise<Chosen | undefined> {
  const [first] = files;
  if (!first) return;
  const path = pathOf(first);
  if (files.length === 1 && !path.includes("/")) {
    if (first.size > IMPORT_MAX) throw new Error(tooLarge());
    const isTable = !IS_ARTICLE.test(first.name) && !/\.zip$/i.test(first.name);
    // Read now: a file that is changed on the disk meanwhile could not be sent any more.
    const body = new Blob([await first.arrayBuffer()]);
    return { name: first.name, body, isTable, missing: [] };
  }
  const wanted = files.filter(
    (file) => IS_ARTICLE.test(file.name) && !IS_HIDDEN.test(pathOf(file)),
  );
  if (wanted.length === 0) throw new Error(t("There is no .md or .html file among these."));
  const entries = await Promise.all(
    // The folder that was chosen holds them all: it is none of theirs.
    wanted.map(
      async (file) => [pathOf(file).replace(/^[^/]+\//, ""), await bytesOf(file)] as const,
    ),
  );
  const body = await packed(entries);
  const name = `${path.split("/")[0] ?? ""}.zip`;
  return { name, body, isTable: false, missing: [] };
}

/** The pages of a sitemap, or one page. */
export async function choosePages(siteId: string, url: string): Promise<Chosen> {
  const { files, problems } = await http.post<FoundPages>(`/sites/${siteId}/articles/pages`, {
    url,
  });
  if (files.length === 0) {
    throw new Error(problems[0]?.problem ?? t("There is nothing to read at this address."));
  }
  const encoder = new TextEncoder();
  const body = await packed(files.map(({ name, text }) => [name, encoder.encode(text)]));
  return { name: "pages.zip", body, isTable: false, missing: problems };
}

/** What would become of it with `check`, or what became. */
export function sendImport(
  siteId: string,
  { name, body }: Chosen,
  wish: Omit<ArticleImport, "name">,
): Promise<ImportReport> {
  const query = new URLSearchParams({ name: name.slice(0, 200), ...wish });
  return http.post<ImportReport>(`/sites/${siteId}/articles/import?${query}`, body);
}

const pathOf = (file: File): string => file.webkitRelativePath || file.name;
const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

async function packed(files: readonly (readonly [string, Uint8Array])[]): Promise<Blob> {
  const { zipSync } = await import("fflate");
  const zip = zipSync(Object.fromEntries(files), { level: 4 });
  if (zip.length > IMPORT_MAX) throw new Error(tooLarge());
  return new Blob([zip], { type: "application/zip" });
}

const tooLarge = (): string =>
  t("It is too large: {{number}} MB are the most. Part it in two.", {
    number: IMPORT_MAX / 1024 / 1024,
  });
