import type { Suggestions as Listed, SuggestionState } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { ManageArticles } from "../faq/manage-articles.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import { createDecide } from "./decide.ts";
import { createSuggest } from "./suggest.ts";
import { createSuggestionStore } from "./suggestion-store.ts";

/** Shown at a time: a morning's work. The rest comes up as these are dealt with. */
const LISTED = 200;

/** On one page of the help centre. */
const ANSWERS_SHOWN = 50;
const QUESTIONS_SHOWN = 200;

/** What was rejected or used is removed after this long, in milliseconds. */
const SETTLED_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

export type { OpenQuestion, ShownSuggestion } from "./suggestion-store.ts";
export type SuggestionBox = ReturnType<typeof createSuggestionBox>;

/** What readers of the help centre suggest, put together. `onChange` is called when one changed here. */
export function createSuggestionBox(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  manageArticles: ManageArticles;
  onChange: () => void;
}) {
  const { db, clock, hub, manageArticles } = deps;
  const store = createSuggestionStore(db);
  /** Each node tells its own consoles. */
  const tell = (): void => hub.tell(agentsTopic, { type: "suggestions" });
  const changed = (): void => {
    tell();
    deps.onChange();
  };

  return {
    suggest: createSuggest({ db, clock, store, changed }),
    decide: createDecide({ db, clock, store, articles: manageArticles, changed }),
    waiting: store.waiting,

    async list(siteId: string, state: SuggestionState): Promise<Listed> {
      const [suggestions, counts] = await Promise.all([
        store.inState(siteId, state, LISTED),
        store.counts(siteId),
      ]);
      return { suggestions, counts };
    },

    betterAnswers: (articleId: string) => store.betterAnswers(articleId, ANSWERS_SHOWN),
    openQuestions: (siteId: string) => store.openQuestions(siteId, QUESTIONS_SHOWN),

    /** An open question that everybody may read, with its answers; undefined when there is none. */
    async openQuestion(siteId: string, id: string) {
      const row = await store.byId(id);
      if (row?.siteId !== siteId || row.kind !== "question" || row.state !== "shown") return;
      return { question: row, answers: await store.answersTo(id, ANSWERS_SHOWN) };
    },

    removeOld: (): Promise<void> =>
      db.writes.write(() => store.removeSettled(clock.now() - SETTLED_KEPT_MS)),

    /** Call when another node has changed one. */
    changedElsewhere: tell,
  };
}
