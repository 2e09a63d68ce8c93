import type { Token } from "./page-tokens.ts";

const MARKS: Record<string, string> = { strong: "**", b: "**", em: "*", i: "*" };
const BLOCKS = new Set([
  ...["p", "div", "section", "article", "main", "header", "blockquote", "table", "ul", "ol", "dl"],
  ...["dt", "dd", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "summary"],
]);
const HEADING = /^h([1-6])$/;

interface Reading {
  /** What is written so far. */
  out: string;
  lists: { ordered: boolean; count: number }[];
  /** Where each open link began, and where it goes. */
  links: { at: number; href: string }[];
  /** Where each open mark, heading or row began. */
  starts: number[];
  pre: number;
  rows: number;
}

/**
 * Pieces of a page as the Markdown that articles are written in. `without` is a heading that is left out, once; `url`
 * is where the page stands, for its links. Pictures are left out: they would be fetched from elsewhere.
 */
export function toMarkdown(
  tokens: readonly Token[],
  { without = "", url }: { without?: string; url?: string | undefined } = {},
): string {
  const now: Reading = { out: "", lists: [], links: [], starts: [], pre: 0, rows: 0 };
  const dropped = plainText(without);
  let left = dropped === "";
  for (const token of tokens) {
    if (token.type === "text") addText(now, token.text);
    else if (token.type === "open") open(now, token.name, token.attributes, url);
    else {
      const heading = close(now, token.name);
      if (left || heading?.text !== dropped) continue;
      now.out = now.out.slice(0, heading.start);
      left = true;
    }
  }
  return now.out
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** A heading without its marks and links, to be compared. */
const plainText = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*`]/g, "")
    .replace(/\s+/g, " ")
    .trim();

function addText(now: Reading, text: string): void {
  if (now.pre > 0) {
    now.out += text;
    return;
  }
  const plain = text.replace(/\s+/g, " ");
  const bare = /(^|\s)$/.test(now.out) ? plain.trimStart() : plain;
  now.out += bare;
}

function block(now: Reading): void {
  // In a list or table a new paragraph would end it.
  if (now.lists.length > 0 || now.rows > 0) {
    if (!/(^|\s)$/.test(now.out)) now.out += " ";
    return;
  }
  if (now.out !== "") now.out = `${now.out.trimEnd()}\n\n`;
}

function open(
  now: Reading,
  name: string,
  attributes: Record<string, string>,
  url: string | undefined,
): void {
  const level = HEADING.exec(name)?.[1];
  if (name === "ul" || name === "ol") {
    if (now.lists.length === 0) block(now);
    now.lists.push({ ordered: name === "ol", count: 0 });
  } else if (name === "li") item(now);
  else if (name === "br") now.out = `${now.out.trimEnd()}\n`;
  else if (name === "a") now.links.push({ at: now.out.length, href: linked(attributes.href, url) });
  else if (MARKS[name]) now.starts.push(now.out.length);
  else if (name === "code" && now.pre === 0) now.out += "`";
  else if (name === "pre") {
    block(now);
    now.pre++;
    now.out += "```\n";
  } else if (name === "tr") {
    if (now.rows === 0) block(now);
    now.rows++;
    now.out = `${now.out.trimEnd()}${now.rows > 1 ? "\n" : "\n\n"}|`;
    now.starts.push(now.out.length);
  } else if (name === "td" || name === "th") now.out += " ";
  else if (BLOCKS.has(name)) block(now);
  if (level) {
    now.starts.push(now.out.length);
    now.out += `${"#".repeat(Math.min(4, Math.max(2, Number(level))))} `;
  }
}

/** Ends an element; of a heading it gives where it began, and its text. */
function close(now: Reading, name: string): { start: number; text: string } | undefined {
  if (name === "ul" || name === "ol") {
    now.lists.pop();
    if (now.lists.length === 0) now.out = `${now.out.trimEnd()}\n\n`;
  } else if (name === "a") closeLink(now);
  else if (MARKS[name]) closeMark(now, MARKS[name]);
  else if (name === "code" && now.pre === 0) now.out += "`";
  else if (name === "pre") {
    now.pre = Math.max(0, now.pre - 1);
    now.out = `${now.out.trimEnd()}\n\`\`\`\n\n`;
  } else if (name === "td" || name === "th") now.out = `${now.out.trimEnd()} |`;
  else if (name === "tr") closeRow(now);
  else if (name === "table") {
    now.rows = 0;
    now.out = `${now.out.trimEnd()}\n\n`;
  } else if (HEADING.test(name)) {
    const start = now.starts.pop() ?? 0;
    const text = plainText(now.out.slice(start).replace(/^#+ /, ""));
    block(now);
    return { start, text };
  } else if (BLOCKS.has(name)) block(now);
}

function item(now: Reading): void {
  const list = now.lists.at(-1);
  if (list) list.count++;
  const mark = list?.ordered ? `${list.count}. ` : "- ";
  const before = now.out.trimEnd();
  const line = before === "" ? "" : now.lists.length > 1 || (list?.count ?? 0) > 1 ? "\n" : "\n\n";
  now.out = `${before}${line}${"  ".repeat(Math.max(0, now.lists.length - 1))}${mark}`;
}

function closeLink(now: Reading): void {
  const link = now.links.pop();
  if (!link) return;
  const text = now.out.slice(link.at).trim();
  if (text === "" || link.href === "" || /[[\]\n|]/.test(text)) return;
  const gap = /\s$/.test(now.out) ? " " : "";
  now.out = `${now.out.slice(0, link.at)}[${text}](${link.href})${gap}`;
}

function closeMark(now: Reading, mark: string): void {
  const start = now.starts.pop() ?? now.out.length;
  const inside = now.out.slice(start);
  const text = inside.trim();
  if (text === "" || text.includes("\n") || text.includes("*")) return;
  now.out = `${now.out.slice(0, start)}${mark}${text}${mark}${/\s$/.test(inside) ? " " : ""}`;
}

/** The first row of a table is its head. */
function closeRow(now: Reading): void {
  const start = now.starts.pop() ?? 0;
  const cells = now.out.slice(start).split("|").length - 1;
  if (now.rows === 1) now.out += `\n|${" --- |".repeat(Math.max(1, cells))}`;
}

/** An address that stays the same wherever the text stands; "" for none. */
function linked(href = "", url: string | undefined): string {
  const absolute = URL.canParse(href, url) ? new URL(href, url).href : "";
  return /^(https?:|mailto:)/.test(absolute) && !/[()\s]/.test(absolute) ? absolute : "";
}
