import Type, { type Static } from "typebox";
import { langSchema } from "./ids.ts";
import { ARTICLE_QUESTION_MAX, PAGE_URL_MAX } from "./limits.ts";

/** How the bytes of a text may be read; `auto` finds out. */
export const TEXT_ENCODINGS = [
  ...["auto", "utf-8", "utf-16le", "utf-16be", "windows-1252", "windows-1251"],
  ...["gb18030", "big5", "shift_jis", "euc-kr"],
] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** What becomes of articles that a file adds; `as_written`: what the file says, else drafts. */
export const importStateSchema = Type.Union([
  Type.Literal("as_written"),
  Type.Literal("draft"),
  Type.Literal("published"),
]);
export type ImportState = Static<typeof importStateSchema>;

const yesOrNo = Type.Union([Type.Literal("true"), Type.Literal("false")]);

/**
 * Query of POST /sites/:siteId/articles/import, whose body is the file: a CSV, a Markdown or HTML file, or a
 * zip of such. With `check` nothing is stored: the answer says what would happen. `skipWrong` leaves out what
 * is wrong; without it one wrong row keeps all of them out. `lang` is for rows that name none.
 */
export const articleImportSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 1_000 }),
  check: yesOrNo,
  skipWrong: Type.Optional(yesOrNo),
  state: importStateSchema,
  lang: langSchema,
  encoding: Type.Unsafe<TextEncoding>(
    Type.Union(TEXT_ENCODINGS.map((encoding) => Type.Literal(encoding))),
  ),
});
export type ArticleImport = Static<typeof articleImportSchema>;

/** One article of a file, and what storing it means. */
export const importRowSchema = Type.Object({
  /** The line of a CSV that it begins in, 1 for the first; 0 where the file is the article. */
  line: Type.Integer({ minimum: 0 }),
  /** The file in a folder or zip; "" for a CSV. */
  file: Type.String(),
  question: Type.String(),
  lang: Type.String(),
  /** "Delivery / Abroad"; "" for none. */
  folder: Type.String(),
  verdict: Type.Union([
    Type.Literal("added"),
    Type.Literal("changed"),
    Type.Literal("same"),
    Type.Literal("wrong"),
  ]),
  /** What of an article that is there would be another: names of columns. */
  changes: Type.Array(Type.String()),
  /** What is wrong with it, and what to do; "" for all others. */
  problem: Type.String(),
});
export type ImportRow = Static<typeof importRowSchema>;

/** What became of each row, or would. */
export const importReportSchema = Type.Object({
  stored: Type.Boolean(),
  rows: Type.Array(importRowSchema),
  /** Folders that are not there yet, as paths. */
  newFolders: Type.Array(Type.String()),
  /** What else is to be known, such as files that were left out. */
  notes: Type.Array(Type.String()),
  /** How the text was read; "" where there were several files. */
  encoding: Type.String(),
});
export type ImportReport = Static<typeof importReportSchema>;

/** Body of POST /sites/:siteId/articles/pages: the address of a sitemap, or of one page. */
export const pagesWantedSchema = Type.Object(
  { url: Type.String({ minLength: 1, maxLength: PAGE_URL_MAX }) },
  { additionalProperties: false },
);

/** Pages of a site as Markdown files, to be imported as those; and what could not be read. */
export const foundPagesSchema = Type.Object({
  files: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })),
  problems: Type.Array(Type.Object({ url: Type.String(), problem: Type.String() })),
});
export type FoundPages = Static<typeof foundPagesSchema>;

/** What the search makes of a question, for those who look after the articles. */
export const triedQuestionSchema = Type.Object({
  /** Whether the best may be offered as the answer. */
  sure: Type.Boolean(),
  /** The confidence from which on it may. */
  sureFrom: Type.Number(),
  /** The language of what is shown to the visitor; "" when there is nothing. */
  lang: Type.String(),
  /** What a visitor would be shown, best first. */
  hits: Type.Array(
    Type.Object({
      id: Type.String(),
      question: Type.String(),
      answer: Type.String(),
      lang: Type.String(),
      confidence: Type.Number(),
      /** The phrasing of it that is nearest to the question. */
      matched: Type.String(),
      /** Words of the visitor's that the article knows, in their order. */
      words: Type.Array(Type.String()),
    }),
  ),
  /** What was found and is not shown: other languages, or too far from it. */
  hidden: Type.Array(
    Type.Object({
      id: Type.String(),
      question: Type.String(),
      lang: Type.String(),
      confidence: Type.Number(),
      why: Type.Union([Type.Literal("language"), Type.Literal("far")]),
    }),
  ),
  /** Words of the visitor's that no published article has in its question, phrasings or tags. */
  unknown: Type.Array(Type.String()),
  /** What keeps the answer from being sure; null when it is. */
  doubt: Type.Union([
    Type.Literal("nothing"),
    Type.Literal("unknown_words"),
    Type.Literal("rivals"),
    Type.Literal("short"),
    Type.Literal("weak"),
    Type.Null(),
  ]),
});
export type TriedQuestion = Static<typeof triedQuestionSchema>;

/** Body of POST /articles/:id/phrasings: another way of asking. */
export const addPhrasingSchema = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: ARTICLE_QUESTION_MAX, pattern: "\\S" }) },
  { additionalProperties: false },
);
