import {
  SUGGESTED_QUESTION_MAX,
  SUGGESTION_AUTHOR_MAX,
  SUGGESTION_MAX,
  type SuggestionKind,
} from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { SuggestionRow, SuggestionStore } from "./suggestion-store.ts";

/** Suggestions of a site that may wait at a time: more than that nobody reads, and is most likely spam. */
const WAITING_MAX = 500;

/** Shortest answer: a single letter is an accident. */
const ANSWER_MIN = 2;

/** What a reader wrote; `articleId` or `questionId` is what it is for. */
export interface Suggested {
  siteId: string;
  kind: SuggestionKind;
  articleId?: string;
  questionId?: string;
  lang: string;
  text: string;
  author: string;
}

export type Suggest = ReturnType<typeof createSuggest>;

/**
 * Keeps what a reader of the help centre wrote until an agent looks at it. Refuses what is empty (`text_empty`) or too long
 * (`text_too_long`), and all when too many wait (`rate_limited`). The same text for the same place is kept once.
 */
export function createSuggest(deps: {
  db: Db;
  clock: Clock;
  store: SuggestionStore;
  changed: () => void;
}) {
  const { db, clock, store, changed } = deps;

  return async (suggested: Suggested): Promise<void> => {
    const row = rowOf(suggested, clock.now());
    await db.writes.write(
      async () => {
        const { waiting } = await store.counts(row.siteId);
        if (waiting >= WAITING_MAX)
          throw new Refusal("rate_limited", "Many suggestions wait to be read. Try again later.");
        const known = await store.inState(row.siteId, "waiting", WAITING_MAX);
        const place = row.articleId ?? row.questionId;
        if (known.some((one) => one.text === row.text && (one.about?.id ?? null) === place)) return;
        await store.insert(row);
      },
      () => changed(),
    );
  };
}

function rowOf(suggested: Suggested, at: number): SuggestionRow {
  const { siteId, kind, articleId = null, questionId = null, lang } = suggested;
  const isQuestion = kind === "question";
  const text = isQuestion ? oneLine(suggested.text) : plain(suggested.text);
  const most = isQuestion ? SUGGESTED_QUESTION_MAX : SUGGESTION_MAX;
  if (text.length < ANSWER_MIN) throw new Refusal("text_empty", "Write something first.");
  if (text.length > most) throw new Refusal("text_too_long", `At most ${most} characters.`);
  const author = oneLine(suggested.author).slice(0, SUGGESTION_AUTHOR_MAX).toWellFormed();
  return {
    ...{ id: nanoid(), siteId, kind, articleId, questionId, lang, text, author, at },
    ...{ state: "waiting" as const, original: null, usedIn: null },
    ...{ decidedBy: null, decidedAt: null, reason: "" },
  };
}

/** Without what no text needs: lone halves of letters, control characters, marks that turn the direction of others. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
      sign === "\n" || sign === "\t" ? sign : "",
    )
    .replace(/\n{3,}/g, "\n\n")
    .trim();

const oneLine = (text: string): string => plain(text).replace(/\s+/g, " ");
