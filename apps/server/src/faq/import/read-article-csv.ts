import { IMPORTED_ARTICLES_MAX } from "@foyer/protocol";
import { fromCell } from "../../csv/cell.ts";
import { CsvError, type CsvRecord, type CsvSeparator, csvRecords } from "../../csv/csv.ts";
import { Refusal } from "../../refusal.ts";
import type { Breathe } from "./breath.ts";
import {
  PHRASINGS_PARTED,
  readList,
  readPath,
  TAGS_PARTED,
  type WrittenArticle,
} from "./written-article.ts";

/** The columns of a CSV of articles, as its first line names them. */
export const COLUMNS = [
  ...["question", "answer", "alternatives", "tags", "lang", "folder", "state", "popular"],
] as const;
export type Column = (typeof COLUMNS)[number];

/** What other programs call them. */
const ALSO: Record<string, Column> = {
  ...{ title: "question", body: "answer", content: "answer", text: "answer" },
  ...{ phrasings: "alternatives", synonyms: "alternatives", labels: "tags", keywords: "tags" },
  ...{ language: "lang", locale: "lang", category: "folder", section: "folder", status: "state" },
};

const SEPARATORS: CsvSeparator[] = [",", ";", "\t"];

/** Reads a CSV of articles. Refuses a table without the columns that are needed, and one that is too long. */
export async function readArticleCsv(
  text: string,
  breathe: Breathe,
): Promise<{ articles: WrittenArticle[]; notes: string[] }> {
  const separator = separatorOf(text);
  const articles: WrittenArticle[] = [];
  let columns: (Column | undefined)[] | undefined;
  const notes: string[] = [];
  try {
    for (const record of csvRecords(text, separator)) {
      await breathe();
      if (!columns) {
        columns = columnsOf(record.fields, notes);
        continue;
      }
      if (record.fields.every((field) => field.trim() === "")) continue;
      if (articles.length >= IMPORTED_ARTICLES_MAX) throw tooMany();
      articles.push(articleOf(record, columns));
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // What comes after a quote that is wrong cannot be told apart any more.
    const line = Number(/\d+/.exec(error.message)?.[0] ?? 1);
    const problem = error.message.replace(/^Line \d+: /, "");
    const rest = "Nothing after this line could be read.";
    articles.push({
      line,
      file: "",
      question: "",
      answer: "",
      problem: `${capital(problem)} ${rest}`,
    });
  }
  if (!columns && articles.length === 0) throw invalid("The file is empty.");
  return { articles, notes };
}

/** Of the first line: what parts it into most of the columns that are known, else into most at all. */
function separatorOf(text: string): CsvSeparator {
  const counted = SEPARATORS.map((separator) => {
    const [head] = firstOf(text, separator);
    const known = head?.fields.filter((name) => columnOf(name)).length ?? 0;
    return { separator, score: known * 1_000 + (head?.fields.length ?? 0) };
  });
  return counted.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

function firstOf(text: string, separator: CsvSeparator): CsvRecord[] {
  try {
    for (const record of csvRecords(text, separator)) return [record];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return [];
}

function columnOf(name: string): Column | undefined {
  const plain = name.trim().toLowerCase();
  return COLUMNS.find((column) => column === plain) ?? ALSO[plain];
}

function columnsOf(names: readonly string[], notes: string[]): (Column | undefined)[] {
  const columns = names.map(columnOf);
  const twice = columns.find((column, at) => column && columns.indexOf(column) !== at);
  if (twice) throw invalid(`The column "${twice}" is there twice: keep one.`);
  for (const needed of ["question", "answer"] as const) {
    if (columns.includes(needed)) continue;
    const found = names.map((name) => `"${name.trim().slice(0, 40)}"`).slice(0, 12);
    throw invalid(
      `The first line must name the columns; "${needed}" is missing. It names ${found.join(", ")}. Known are ${COLUMNS.join(", ")}.`,
    );
  }
  const foreign = names.filter((name, at) => !columns[at] && name.trim() !== "");
  if (foreign.length > 0) notes.push(`These columns are not taken: ${foreign.join(", ")}.`);
  return columns;
}

function articleOf({ line, fields }: CsvRecord, columns: (Column | undefined)[]): WrittenArticle {
  const cell = (column: Column): string | undefined => {
    const at = columns.indexOf(column);
    return at < 0 ? undefined : fromCell(fields[at] ?? "");
  };
  const list = (column: Column, parted: RegExp) => {
    const value = cell(column);
    return value === undefined ? undefined : readList(value, parted);
  };
  const folder = cell("folder");
  const article: WrittenArticle = {
    ...{ line, file: "", question: cell("question") ?? "", answer: cell("answer") ?? "" },
    ...{ alternatives: list("alternatives", PHRASINGS_PARTED), tags: list("tags", TAGS_PARTED) },
    ...{ lang: cell("lang"), state: cell("state"), popular: cell("popular") },
    folder: folder === undefined ? undefined : readPath(folder),
  };
  const extra = fields.length > columns.length && fields.slice(columns.length).some(Boolean);
  if (!extra && fields.length >= columns.length) return article;
  const problem = `It has ${fields.length} cells, and there are ${columns.length} columns: put a cell that holds the separator in quotes.`;
  return extra || fields.length < 2 ? { ...article, problem } : article;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const invalid = (message: string): Refusal => new Refusal("invalid", message);
const tooMany = (): Refusal =>
  invalid(`${IMPORTED_ARTICLES_MAX} articles are the most for one file: part it in two.`);
