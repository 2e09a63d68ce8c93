import { toMarkdown } from "./page-to-markdown.ts";
import type { Token } from "./page-tokens.ts";
import { pageTokens } from "./page-tokens.ts";
import { nameOf } from "./read-markdown.ts";
import type { WrittenArticle } from "./written-article.ts";

/** With less text than this, in characters, a marked part is hardly the page's main one. */
const ENOUGH = 60;

/** A saved page as an article: its first heading or title, and its main text as Markdown. */
export function readPage(path: string, html: string, url?: string): WrittenArticle {
  const tokens = pageTokens(html);
  const main = mainPart(tokens);
  const heading = textIn(main, "h1");
  const title = textIn(tokens, "title");
  const question = heading || withoutSite(title) || nameOf(path);
  const answer = toMarkdown(main, { without: heading, url });
  const root = tokens.find((token) => token.type === "open" && token.name === "html");
  const lang = root?.type === "open" ? root.attributes.lang : undefined;
  const article = { line: 0, file: path, question, answer, ...(lang && { lang }) };
  return answer
    ? article
    : { ...article, problem: "The page has no text of its own: leave it out." };
}

/** What is marked as the main part, else the longest article, else all but what stands around it. */
function mainPart(tokens: readonly Token[]): Token[] {
  for (const isMain of [markedMain, isArticle]) {
    const [longest] = partsOf(tokens, isMain).sort((a, b) => lengthOf(b) - lengthOf(a));
    if (longest && lengthOf(longest) >= ENOUGH) return without(longest, ["aside"]);
  }
  return without(tokens, ["title", "header", "aside"]);
}

const markedMain = (token: Token): boolean =>
  token.type === "open" && (token.name === "main" || token.attributes.role === "main");
const isArticle = (token: Token): boolean => token.type === "open" && token.name === "article";

/** What lies in the elements that `begins` tells, the outermost of them. */
function partsOf(tokens: readonly Token[], begins: (token: Token) => boolean): Token[][] {
  const parts: Token[][] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || !begins(token)) continue;
    const end = endOf(tokens, at);
    parts.push(tokens.slice(at + 1, end));
    at = end;
  }
  return parts;
}

function without(tokens: readonly Token[], names: readonly string[]): Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (token.type === "open" && names.includes(token.name)) at = endOf(tokens, at);
    else kept.push(token);
  }
  return kept;
}

/** Where the element that begins at `start` ends. */
function endOf(tokens: readonly Token[], start: number): number {
  const opened = tokens[start];
  if (opened?.type !== "open") return start;
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.type === "text" || token?.name !== opened.name) continue;
    depth += token.type === "open" ? 1 : -1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

const lengthOf = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, token) => sum + (token.type === "text" ? token.text.trim().length : 0), 0);

/** The text of the first element of this name. */
function textIn(tokens: readonly Token[], name: string): string {
  const start = tokens.findIndex((token) => token.type === "open" && token.name === name);
  if (start < 0) return "";
  return tokens
    .slice(start, endOf(tokens, start))
    .map((token) => (token.type === "text" ? token.text : ""))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

/** "How to return | Hazel & Pine" → "How to return". */
const withoutSite = (title: string): string => title.split(/\s+[|–—·»]\s+/)[0]?.trim() ?? "";
