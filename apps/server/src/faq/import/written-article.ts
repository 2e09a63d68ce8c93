/** An article as a file says it; what is undefined the file does not say. */
export interface WrittenArticle {
  /** The line of a CSV that it begins in; 0 where the file is the article. */
  line: number;
  /** The file in a folder or zip; "" for a CSV. */
  file: string;
  question: string;
  answer: string;
  alternatives?: string[] | undefined;
  tags?: string[] | undefined;
  lang?: string | undefined;
  /** Names of folders from the top. */
  folder?: string[] | undefined;
  state?: string | undefined;
  popular?: string | undefined;
  /** Why it cannot be read, and what to do. */
  problem?: string;
}

/** What a file holds. */
export interface WrittenArticles {
  articles: WrittenArticle[];
  /** What else is to be known. */
  notes: string[];
  /** How the text was read; "" where there are several files. */
  encoding: string;
}

/** "Delivery / Abroad" as the names of folders. */
export const readPath = (path: string): string[] =>
  path
    .split("/")
    .map((name) => name.trim())
    .filter(Boolean);

/** The names of folders as one text. */
export const writePath = (names: readonly string[]): string => names.join(" / ");

/** A cell or line that lists things: one to a line, else parted by one of `separators`. */
export const readList = (cell: string, separators: RegExp): string[] => [
  ...new Set(
    cell
      .split(/[\r\n]/.test(cell) ? /[\r\n]+/ : separators)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** The same the other way, so that `readList` gives these back. */
export function writeList(values: readonly string[], separator: string, taken: RegExp): string {
  // One alone that holds what parts them is told apart by the line's end.
  return values.some((value) => taken.test(value))
    ? `${values.join("\n")}\n`
    : values.join(separator);
}

export const PHRASINGS_PARTED = /\|/;
export const TAGS_PARTED = /[,;，、；]/;
