import { type Article, type FaqFigures, FIGURES_WEEKS_MAX } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import { Refusal } from "../refusal.ts";
import { createCount, weekOf } from "./count-figures.ts";
import type { QuestionStore } from "./question-store.ts";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Rows read at a time. */
const PAGE = 1_000;

export type Figures = ReturnType<typeof createFigures>;

/** The figures of self-service: this week and those before it, `weeks` in all (1 to 52). */
export function createFigures(deps: {
  clock: Clock;
  store: QuestionStore;
  articlesOf: (siteId: string) => Promise<Article[]>;
}) {
  const { clock, store, articlesOf } = deps;

  return async (siteId: string, weeks: number): Promise<FaqFigures> => {
    if (!(weeks >= 1 && weeks <= FIGURES_WEEKS_MAX)) {
      throw new Refusal("invalid", `weeks: takes 1 to ${FIGURES_WEEKS_MAX}.`);
    }
    const until = clock.now();
    const since = weekOf(until) - (weeks - 1) * WEEK_MS;
    const { add, figures } = createCount(since, until);
    let after: { at: number; id: string } | undefined;
    for (;;) {
      const rows = await store.page(siteId, [since, until + 1], after, PAGE);
      rows.forEach(add);
      after = rows.at(-1);
      if (rows.length < PAGE) break;
    }
    const articles = await articlesOf(siteId);
    return figures(new Map(articles.map((article) => [article.id, article])));
  };
}
