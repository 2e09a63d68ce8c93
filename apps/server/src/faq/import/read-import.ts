import type { TextEncoding } from "@foyer/protocol";
import { Refusal } from "../../refusal.ts";
import type { Breathe } from "./breath.ts";
import { decodeText } from "./decode-text.ts";
import { readArticleCsv } from "./read-article-csv.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readPage } from "./read-page.ts";
import { isZip, PAGE_MAX, type PackedFile, unpack } from "./unpack.ts";
import type { WrittenArticle, WrittenArticles } from "./written-article.ts";

const IS_TEXT = /\.(md|markdown|mdx|txt)$/i;
const IS_PAGE = /\.x?html?$/i;
const isArticle = (path: string): boolean => IS_TEXT.test(path) || IS_PAGE.test(path);

/** The articles of a file that an agent chose, whatever kind it is. Refuses what holds none. */
export async function readImport(
  { name, bytes, encoding }: { name: string; bytes: Uint8Array; encoding: TextEncoding },
  breathe: Breathe,
): Promise<WrittenArticles> {
  if (bytes.length === 0) throw new Refusal("invalid", "The file is empty.");
  if (isZip(bytes)) return readZip(bytes, encoding, breathe);
  if (isArticle(name)) {
    const file = { path: name, bytes: bytes.length > PAGE_MAX ? undefined : bytes };
    return { articles: [readFile(file, encoding)], notes: [], encoding: "" };
  }
  const { text, encoding: used, guessed } = decodeText(bytes, encoding);
  const { articles, notes } = await readArticleCsv(text, breathe);
  if (guessed) {
    notes.push(`Read as ${used}. If letters look wrong below, choose another encoding.`);
  }
  return { articles, notes, encoding: used };
}

async function readZip(
  bytes: Uint8Array,
  encoding: TextEncoding,
  breathe: Breathe,
): Promise<WrittenArticles> {
  const { files, others } = await unpack(bytes, isArticle, breathe);
  if (files.length === 0) {
    throw new Refusal("invalid", "There is no .md or .html file in it: those become articles.");
  }
  const articles: WrittenArticle[] = [];
  for (const file of files) {
    articles.push(readFile(file, encoding));
    await breathe();
  }
  const notes = others.length > 0 ? [leftOut(others)] : [];
  return { articles, notes, encoding: "" };
}

function readFile({ path, bytes }: PackedFile, encoding: TextEncoding): WrittenArticle {
  const none = { line: 0, file: path, question: "", answer: "" };
  if (!bytes) return { ...none, problem: "It is larger than 512 KB: make several articles of it." };
  try {
    const declared = IS_PAGE.test(path) ? charsetOf(bytes) : undefined;
    const { text } = decodeText(bytes, encoding === "auto" ? (declared ?? "auto") : encoding);
    return IS_PAGE.test(path) ? readPage(path, text) : readMarkdown(path, text);
  } catch (error) {
    if (error instanceof Refusal) return { ...none, problem: error.message };
    throw error;
  }
}

/** Bytes of a page among which its encoding is named. */
const HEAD = 1_024;

const CHARSET = /charset\s*=\s*["']?\s*([\w-]+)/i;

/** The encoding that a page names, where a text can be read so. */
function charsetOf(bytes: Uint8Array): TextEncoding | undefined {
  const named = CHARSET.exec(Buffer.from(bytes.subarray(0, HEAD)).toString("latin1"))?.[1];
  if (!named) return;
  try {
    return new TextDecoder(named).encoding as TextEncoding;
  } catch {
    return undefined;
  }
}

const NAMED = 3;

function leftOut(paths: readonly string[]): string {
  const names = paths.slice(0, NAMED).join(", ");
  const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : "";
  return `Left out, for they are no .md or .html files: ${names}${more}.`;
}
