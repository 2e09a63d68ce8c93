import type { ArticleHit } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import { NEW } from "./follow-questions.ts";
import { languageOfText } from "./language-of-text.ts";
import type { QuestionStore } from "./question-store.ts";

/** A question to the help centre, and what it was answered with. `lang` is that of the page. */
export interface Search {
  siteId: string;
  text: string;
  lang: string;
  hits: readonly ArticleHit[];
  sure: boolean;
}

export type NoteSearch = ReturnType<typeof createNoteSearch>;

/**
 * Keeps what was searched for in the help centre. Nobody waits for it: a page is not late, and not missing, because the
 * database is.
 */
export function createNoteSearch(deps: { db: Db; clock: Clock; log: Log; store: QuestionStore }) {
  const { db, clock, log, store } = deps;
  return ({ siteId, text, lang, hits, sure }: Search): void => {
    const row = {
      ...NEW,
      ...{ id: nanoid(), siteId, conversationId: null, seq: null, source: "help" as const },
      ...{ text: text.toWellFormed().replaceAll("\0", ""), at: clock.now() },
      lang: languageOfText(text, lang),
      sureness:
        hits.length === 0 ? ("nothing" as const) : sure ? ("sure" as const) : ("unsure" as const),
      shown: hits.map(({ id }) => id),
    };
    db.writes
      .write(() => store.add(row))
      .catch((error: unknown) => log.warn({ err: error }, "a search was not counted"));
  };
}
