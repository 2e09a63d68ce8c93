import { readFrontMatter } from "./front-matter.ts";
import { readList, readPath, TAGS_PARTED, type WrittenArticle } from "./written-article.ts";

/** The first heading, when nothing but white space stands above it. */
const FIRST_HEADING = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/;

/**
 * A Markdown file as an article. Its question is what the front matter calls title or question, else its first
 * heading, else its name; its folder is said there too, or it is the folder that the file lies in.
 */
export function readMarkdown(path: string, text: string): WrittenArticle {
  const { values, body } = readFrontMatter(text);
  const one = (...names: string[]) =>
    names.map((name) => values.get(name)?.join(" ").trim()).find((value) => value);
  const list = (...names: string[]) => names.map((name) => values.get(name)).find(Boolean);
  const heading = FIRST_HEADING.exec(body);
  const question = one("question", "title") ?? heading?.[1] ?? nameOf(path);
  // A heading that says the title again would stand twice on the page.
  const isTitle = !values.has("question") && heading?.[1] === question;
  const answer = heading && isTitle ? body.slice(heading[0].length) : body;
  const folder = one("folder");
  return {
    ...{ line: 0, file: path, question, answer: answer.trim() },
    ...{ lang: one("lang", "language", "locale"), state: one("state", "status") },
    popular: one("popular"),
    alternatives: distinct(list("alternatives", "phrasings")),
    tags: tagsOf(list("tags")),
    folder: folder === undefined ? (values.has("folder") ? [] : folderOf(path)) : readPath(folder),
  };
}

/** `tags: a, b` are two. */
const tagsOf = (values: string[] | undefined): string[] | undefined =>
  values?.length === 1 ? readList(values[0] ?? "", TAGS_PARTED) : distinct(values);

const distinct = (values: string[] | undefined): string[] | undefined =>
  values && [...new Set(values.map((value) => value.trim()).filter(Boolean))];

const folderOf = (path: string): string[] | undefined => {
  const names = path.split("/").slice(0, -1).filter(Boolean);
  return names.length > 0 ? names : undefined;
};

/** "how-do-i-pay.md" → "How do i pay". */
export function nameOf(path: string): string {
  const name = (path.split("/").at(-1) ?? path)
    .replace(/\.\w+$/, "")
    .replace(/[-_]+/g, " ")
    .trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}
