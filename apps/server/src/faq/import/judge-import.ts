import {
  ARTICLE_ANSWER_MAX,
  ARTICLE_FOLDER_NAME_MAX,
  ARTICLE_QUESTION_MAX,
  type Article,
  type ArticleDraft,
  type ArticleFolder,
  type ArticleState,
  type ImportRow,
  type ImportState,
  walkFolders,
} from "@foyer/protocol";
import { textOf, workingText } from "../article-row.ts";
import type { Breathe } from "./breath.ts";
import { type WrittenArticle, writePath } from "./written-article.ts";

/** An article of a file, and what storing it means. */
export interface Judged {
  row: ImportRow;
  draft?: ArticleDraft;
  /** What is there already. */
  had?: Article | undefined;
  /** Where it comes to stand; undefined: where it is, or nowhere. */
  folder?: string[] | undefined;
}

interface Case {
  written: readonly WrittenArticle[];
  known: readonly Article[];
  folders: readonly ArticleFolder[];
  /** For those that name none. */
  lang: string;
  state: ImportState;
  mayPublish: boolean;
}

const PHRASINGS_MAX = 100;
const TAGS_MAX = 20;
const TAG_MAX = 40;
const FOLDERS_DEEP = 2;
const RANK_MAX = 99;

const LANG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const STATES: readonly ArticleState[] = ["draft", "in_review", "published", "archived"];

/** What would become of each article: one that is there with the same question and language is changed. */
export async function judgeImport(it: Case, breathe: Breathe): Promise<Judged[]> {
  const known = new Map(it.known.map((article) => [keyOf(workingText(article)), article]));
  const paths = new Map(walkFolders(it.folders).map(({ folder, path }) => [folder.id, path]));
  const seen = new Map<string, WrittenArticle>();
  const judged: Judged[] = [];
  for (const written of it.written) {
    judged.push(judge(it, written, { known, paths, seen }));
    await breathe();
  }
  return judged;
}

interface Around {
  known: ReadonlyMap<string, Article>;
  paths: ReadonlyMap<string, string[]>;
  seen: Map<string, WrittenArticle>;
}

function judge(it: Case, written: WrittenArticle, { known, paths, seen }: Around): Judged {
  const lang = langOf(written.lang) || it.lang;
  const question = clean(written.question).replace(/\s+/g, " ");
  const key = keyOf({ lang, question });
  const had = known.get(key);
  const folder = written.folder?.slice(0, FOLDERS_DEEP);
  const place = writePath(folder ?? (had?.folderId ? (paths.get(had.folderId) ?? []) : []));
  const row = { line: written.line, file: written.file, question, lang, folder: place };
  const draft = draftOf(it, { ...written, question, lang }, had);
  const twin = seen.get(key);
  const changes = had ? changesOf(it, had, draft, writePathOf(had, paths), folder) : [];
  const verdict = had ? (changes.length > 0 ? "changed" : "same") : "added";
  const problem =
    written.problem ??
    wrongText(draft, written, folder) ??
    wrongState(draft, written) ??
    (verdict === "same" ? undefined : notAllowed(it, draft, had));
  if (problem !== undefined) return wrong(row, problem);
  if (twin) {
    const where = twin.file || `line ${twin.line}`;
    return wrong(row, `The same question is in ${where} as well: keep one.`);
  }
  seen.set(key, written);
  return { row: { ...row, verdict, changes, problem: "" }, draft, had, folder };
}

const wrong = (
  row: Omit<ImportRow, "verdict" | "changes" | "problem">,
  problem: string,
): Judged => ({
  row: {
    ...row,
    question: row.question.slice(0, ARTICLE_QUESTION_MAX),
    verdict: "wrong",
    changes: [],
    problem,
  },
});

const writePathOf = ({ folderId }: Article, paths: Around["paths"]): string =>
  writePath((folderId && paths.get(folderId)) || []);

/** Texts are compared as people read them: whatever their width, case and white space. */
const keyOf = ({ lang, question }: { lang: string; question: string }): string =>
  `${lang.toLowerCase()} ${question.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim()}`;

/** "pt_BR" → "pt-BR", "EN" → "en". */
function langOf(lang = ""): string {
  const [base = "", ...rest] = lang.trim().replaceAll("_", "-").split("-");
  return [base.toLowerCase(), ...rest].join("-");
}

/** Databases keep neither half a sign nor the sign for none. */
const clean = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(/\0/g, "").toWellFormed().trim();

function draftOf(
  it: Case,
  written: WrittenArticle & { lang: string },
  had?: Article,
): ArticleDraft {
  const now = had && workingText(had);
  const { popular } = written;
  const rank =
    popular === undefined ? (now?.popular ?? null) : popular.trim() ? Number(popular) : null;
  return {
    ...{ lang: now?.lang ?? written.lang, question: written.question },
    answer: clean(written.answer),
    alternatives: written.alternatives?.map(clean) ?? now?.alternatives ?? [],
    tags: written.tags?.map(clean) ?? now?.tags ?? [],
    ...{ popular: rank, state: stateOf(it, written, had) },
  };
}

function stateOf(it: Case, { state = "" }: WrittenArticle, had?: Article): ArticleState {
  if (it.state !== "as_written") return it.state;
  const said = state
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return said ? (said as ArticleState) : (had?.pending?.state ?? had?.state ?? "draft");
}

/** Why the texts do not fit, and what would. */
function wrongText(
  draft: ArticleDraft,
  { popular }: WrittenArticle,
  folder: readonly string[] = [],
): string | undefined {
  const { lang, question, answer, alternatives, tags } = draft;
  if (question === "") return "There is no question: write what a visitor would ask.";
  if (question.length > ARTICLE_QUESTION_MAX)
    return tooLong("question", question, ARTICLE_QUESTION_MAX);
  if (answer === "") return "There is no answer: write one, or leave the article out.";
  if (answer.length > ARTICLE_ANSWER_MAX) {
    return `${tooLong("answer", answer, ARTICLE_ANSWER_MAX)} Or part it in several articles.`;
  }
  if (!LANG.test(lang))
    return `"${lang.slice(0, 20)}" is no language: write a tag such as "en" or "pt-BR".`;
  const phrasing = alternatives.find((each) => each.length > ARTICLE_QUESTION_MAX);
  if (phrasing) return tooLong("phrasing", phrasing, ARTICLE_QUESTION_MAX);
  if (alternatives.length > PHRASINGS_MAX) return `${PHRASINGS_MAX} other phrasings are the most.`;
  const tag = tags.find((each) => each.length > TAG_MAX);
  if (tag) return tooLong("tag", tag, TAG_MAX);
  if (tags.length > TAGS_MAX) return `${TAGS_MAX} tags are the most.`;
  const name = folder.find((each) => each.length > ARTICLE_FOLDER_NAME_MAX);
  if (name) return tooLong("folder's name", name, ARTICLE_FOLDER_NAME_MAX);
  const rank = draft.popular;
  if (rank !== null && !(Number.isInteger(rank) && rank >= 1 && rank <= RANK_MAX)) {
    return `"${popular?.slice(0, 20)}" is no rank: write a number from 1 to ${RANK_MAX}, or nothing.`;
  }
}

const tooLong = (what: string, { length }: string, most: number): string =>
  `The ${what} has ${grouped(length)} characters, ${grouped(most)} are the most: shorten it.`;

const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

function wrongState({ state }: ArticleDraft, written: WrittenArticle): string | undefined {
  if (STATES.includes(state)) return;
  return `"${written.state?.slice(0, 20)}" is no state: write ${STATES.join(", ")}, or nothing.`;
}

function notAllowed(
  { mayPublish }: Case,
  { state }: ArticleDraft,
  had: Article | undefined,
): string | undefined {
  const ends = state === "archived" && had?.state === "published";
  if (mayPublish || (state !== "published" && !ends)) return;
  return "On this site admins and owners publish: import it as a draft.";
}

/** The columns in which an article that is there would be another. */
function changesOf(
  it: Case,
  had: Article,
  draft: ArticleDraft,
  place: string,
  folder: string[] | undefined,
): string[] {
  const texts = [textOf(had), workingText(had)].map((text) => differences(text, draft));
  const [changes = []] = texts.sort((a, b) => a.length - b.length);
  const moves = folder !== undefined && writePath(folder) !== place;
  const state = had.pending?.state ?? had.state;
  const isSaid = it.state === "published" || it.state === "as_written";
  const restates =
    isSaid && changes.length === 0 && draft.state !== had.state && draft.state !== state;
  return [...changes, ...(moves ? ["folder"] : []), ...(restates ? ["state"] : [])];
}

const TEXTS = ["question", "answer", "alternatives", "tags", "popular"] as const;

const differences = (text: ReturnType<typeof textOf>, draft: ArticleDraft): string[] =>
  TEXTS.filter((name) => {
    const value = text[name];
    const before = typeof value === "string" ? clean(value) : value;
    return JSON.stringify(before) !== JSON.stringify(draft[name]);
  });
