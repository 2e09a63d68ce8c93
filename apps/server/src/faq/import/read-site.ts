import type { FoundPages } from "@foyer/protocol";
import { Refusal } from "../../refusal.ts";
import { createBreath } from "./breath.ts";
import { decodeText } from "./decode-text.ts";
import { type FetchedPage, type FetchPage, Unread } from "./fetch-page.ts";
import { writeFrontMatter } from "./front-matter.ts";
import { readPage } from "./read-page.ts";
import { PAGE_MAX } from "./unpack.ts";

/** Pages of one sitemap, and sitemaps of an index of such. */
const PAGES_MAX = 300;
const SITEMAPS_MAX = 10;

/** Largest sitemap, in bytes. */
const SITEMAP_MAX = 2 * 1024 * 1024;

/** All together may take so long, in milliseconds. */
const ALL_MS = 60_000;

/** Pages that are asked for at a time: a small site is not hurried. */
const AT_ONCE = 4;

const LOCATION = /<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,2048}?)\s*(?:\]\]>)?\s*<\/loc>/g;

export type ReadSite = ReturnType<typeof createReadSite>;

/**
 * Reads the pages that a sitemap names, or one page, as Markdown. Pages of other hosts than the sitemap's are not
 * asked for. Refuses an address that cannot be read.
 */
export function createReadSite(fetchPage: FetchPage) {
  return async (url: string): Promise<FoundPages> => {
    const signal = AbortSignal.timeout(ALL_MS);
    const first = await fetchPage(url, SITEMAP_MAX, signal).catch((error: unknown) => {
      throw error instanceof Unread ? new Refusal("invalid", `${url}: ${error.message}`) : error;
    });
    const found: FoundPages = { files: [], problems: [] };
    if (!isSitemap(first)) {
      addPage(found, first);
      return found;
    }
    const pages = await pagesOf(first, found, signal);
    if (pages.length === 0)
      throw new Refusal("invalid", "The sitemap names no pages of this site.");
    await readAll(pages, found, signal);
    return found;
  };

  async function pagesOf(
    first: FetchedPage,
    found: FoundPages,
    signal: AbortSignal,
  ): Promise<string[]> {
    if (!text(first).includes("<sitemapindex")) return bounded(locations(first), found);
    const all: string[] = [];
    for (const address of locations(first).slice(0, SITEMAPS_MAX)) {
      try {
        all.push(...locations(await fetchPage(address, SITEMAP_MAX, signal)));
      } catch (error) {
        found.problems.push(problem(address, error));
      }
    }
    return bounded(all, found);
  }

  async function readAll(pages: readonly string[], found: FoundPages, signal: AbortSignal) {
    const waiting = [...pages];
    const breathe = createBreath();
    const take = async () => {
      for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
        try {
          addPage(found, await fetchPage(url, PAGE_MAX, signal));
        } catch (error) {
          found.problems.push(problem(url, error));
        }
        await breathe();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
  }
}

const isSitemap = (page: FetchedPage): boolean =>
  /<(urlset|sitemapindex)[\s>]/.test(text(page).slice(0, 4_096));

const text = ({ bytes }: FetchedPage): string => bytes.toString("utf8");

/** The addresses on the sitemap's own host. */
function locations(page: FetchedPage): string[] {
  const { host } = new URL(page.url);
  const all = [...text(page).matchAll(LOCATION)].map(([, address = ""]) =>
    address.replaceAll("&amp;", "&"),
  );
  return [...new Set(all)].filter((each) => URL.canParse(each) && new URL(each).host === host);
}

function bounded(pages: readonly string[], found: FoundPages): string[] {
  for (const url of pages.slice(PAGES_MAX)) {
    if (found.problems.length >= PAGES_MAX) break;
    found.problems.push({ url, problem: `${PAGES_MAX} pages are the most at a time.` });
  }
  return pages.slice(0, PAGES_MAX);
}

const CHARSET = /charset=["']?([\w-]+)/i;

function addPage(found: FoundPages, page: FetchedPage): void {
  const { url, type, bytes } = page;
  if (type !== "" && !/html|text\/plain/i.test(type)) {
    found.problems.push({ url, problem: "It is no page of text." });
    return;
  }
  if (bytes.length > PAGE_MAX) {
    found.problems.push({ url, problem: "It is larger than 512 KB." });
    return;
  }
  const head = `${type} ${bytes.subarray(0, 1_024).toString("latin1")}`;
  const article = readPage(nameOf(url), decoded(bytes, CHARSET.exec(head)?.[1]), url);
  if (article.problem) found.problems.push({ url, problem: article.problem });
  else {
    const said: [string, string][] = [["question", article.question]];
    if (article.lang) said.push(["lang", article.lang]);
    const name = `${nameOf(url)}.md`;
    const used = found.files.some((file) => file.name === name);
    found.files.push({
      name: used ? `${found.files.length}-${name}` : name,
      text: `${writeFrontMatter(said)}\n${article.answer}\n`,
    });
  }
}

function decoded(bytes: Buffer, charset: string | undefined): string {
  try {
    if (charset) return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // It is not what it says.
  }
  return decodeText(bytes, "auto").text;
}

/** "https://shop.example/help/returns.html" → "returns". */
function nameOf(url: string): string {
  const last = new URL(url).pathname.split("/").filter(Boolean).at(-1) ?? "page";
  return (
    last
      .replace(/\.\w+$/, "")
      .replace(/[^\p{L}\p{N}_-]+/gu, "-")
      .slice(0, 80) || "page"
  );
}

function problem(url: string, error: unknown): { url: string; problem: string } {
  if (error instanceof Unread || error instanceof Refusal) return { url, problem: error.message };
  throw error;
}
