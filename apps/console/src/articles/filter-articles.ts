import type { Article } from "@foyer/protocol";
import { isBehind, isDue } from "./translation-group.ts";

/** Shelves by what articles want; all other shelves are languages, "" is everything. */
export const DRAFTS = "drafts";
export const IN_REVIEW = "review";
export const DUE = "due";
export const BEHIND = "behind";
export const ARCHIVED = "archived";

const WANTS: Record<string, (article: Article, list: readonly Article[]) => boolean> = {
  [DRAFTS]: ({ state, pending }) => state === "draft" || pending?.state === "draft",
  [IN_REVIEW]: ({ state, pending }) => state === "in_review" || pending?.state === "in_review",
  [DUE]: (article) => isDue(article, Date.now()),
  [BEHIND]: isBehind,
  [ARCHIVED]: ({ state }) => state === "archived",
};

/** What stands on a shelf. */
export function onShelf(list: readonly Article[], shelf: string): readonly Article[] {
  if (shelf === "") return list;
  const wants = WANTS[shelf];
  return list.filter((article) => (wants ? wants(article, list) : article.lang === shelf));
}

/** Articles without a rank stand behind all that have one (1 … 99). */
const UNRANKED = 100;

/** Those that hold the words anywhere, by popularity. */
export function filterArticles(list: readonly Article[], query: string): Article[] {
  const wanted = query.trim().toLowerCase();
  return list
    .filter(({ question, alternatives, answer, tags }) =>
      [question, ...alternatives, answer, ...tags].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
    )
    .sort(
      (a, b) =>
        (a.popular ?? UNRANKED) - (b.popular ?? UNRANKED) || a.question.localeCompare(b.question),
    );
}
