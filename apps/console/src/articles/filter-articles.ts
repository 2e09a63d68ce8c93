import type { Article } from "@foyer/protocol";

/** The shelf of what is not published yet; all other shelves are languages, "" is everything. */
export const DRAFTS = "drafts";

/** What stands on a shelf. */
export function onShelf(list: readonly Article[], shelf: string): readonly Article[] {
  if (shelf === "") return list;
  return list.filter(({ lang, state }) => (shelf === DRAFTS ? state === "draft" : lang === shelf));
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
