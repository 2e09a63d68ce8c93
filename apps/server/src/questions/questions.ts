import type { Article, Event } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Faq } from "../faq/faq.ts";
import type { ManageArticles } from "../faq/manage-articles.ts";
import type { Log } from "../log.ts";
import { createFindDuplicates } from "./duplicates.ts";
import { createFigures } from "./figures.ts";
import { createFollowQuestions } from "./follow-questions.ts";
import { createGroupQuestions } from "./group-questions.ts";
import { createLearn } from "./learn.ts";
import { createNoteSearch } from "./note-search.ts";
import { createQuestionStore } from "./question-store.ts";

/** A question is kept for a year, in milliseconds, */
const KEPT_MS = 365 * 24 * 60 * 60 * 1000;
/** and no more than so many of a site: robots search, too. */
const KEPT_OF_SITE = 200_000;

export type Questions = ReturnType<typeof createQuestions>;

/** All that is done with the questions that self-service was asked, put together. */
export function createQuestions(deps: {
  db: Db;
  clock: Clock;
  log: Log;
  faq: Faq;
  articles: ManageArticles;
  articlesOf: (siteId: string) => Promise<Article[]>;
  sites: () => readonly { id: string; lang: string }[];
  eventsAfter: (conversationId: string, seq: number, limit: number) => Promise<Event[]>;
}) {
  const { db, clock, sites } = deps;
  const store = createQuestionStore(db);
  const siteLang = (siteId: string) => sites().find(({ id }) => id === siteId)?.lang;

  return {
    follow: createFollowQuestions({ db, store }),
    noteSearch: createNoteSearch({ ...deps, store }),
    groups: createGroupQuestions({ ...deps, store }),
    learn: createLearn({ ...deps, store, siteLang }),
    duplicates: createFindDuplicates(deps.faq),
    figures: createFigures({ ...deps, store }),

    async removeOld(): Promise<void> {
      await db.writes.write(() => store.removeBefore(clock.now() - KEPT_MS));
      for (const { id } of sites()) {
        const tooOld = await store.startOfNewest(id, KEPT_OF_SITE);
        if (tooOld !== undefined) await db.writes.write(() => store.removeOf(id, tooOld));
      }
    },
  };
}
