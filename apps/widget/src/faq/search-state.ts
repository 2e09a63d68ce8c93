import type { ArticleCard, Articles, VisitorUp } from "@foyer/protocol";
import { QUERY_MAX } from "@foyer/protocol/limits";
import { signal } from "../signal.ts";

/** The pause in writing after which the server is asked, in milliseconds. */
const PAUSE_MS = 150;

/** What is looked for on the home, and what was found. */
export type SearchState = ReturnType<typeof createSearch>;

/** Asks as the visitor writes; only the answer to what stands there now is shown. */
export function createSearch(send: (frame: VisitorUp) => boolean) {
  const query = signal("");
  /** Null: nothing is looked for, or the answer is due. */
  const hits = signal<readonly ArticleCard[] | null>(null);
  let timer: ReturnType<typeof setTimeout>;

  function ask(): void {
    const text = wanted();
    if (text) send({ type: "search_articles", query: text });
  }

  const wanted = () => query.value.trim().slice(0, QUERY_MAX);

  return {
    query,
    hits,
    write(text: string): void {
      query.value = text;
      clearTimeout(timer);
      if (wanted()) timer = setTimeout(ask, PAUSE_MS);
      else hits.value = null;
    },
    /** To be called when the connection is there (again). */
    ask,
    onFrame(frame: Articles): void {
      if (frame.query === wanted()) hits.value = frame.articles;
    },
  };
}
