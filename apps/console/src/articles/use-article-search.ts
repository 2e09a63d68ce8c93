import type { ArticleHit } from "@foyer/protocol";
import { QUERY_MAX } from "@foyer/protocol/limits";
import { useEffect, useState } from "preact/hooks";
import { http, reason } from "../http.ts";

/** Waits for a pause in typing, in milliseconds. */
const PAUSE_MS = 180;

/** What the search answers to `query`, as visitors would get it, best first. */
export function useArticleSearch(siteId: string, query: string) {
  const [hits, setHits] = useState<readonly ArticleHit[]>([]);
  const [error, setError] = useState("");
  const q = query.trim().slice(0, QUERY_MAX);
  useEffect(() => {
    // A late answer to an older query must not replace a newer one's.
    let current = true;
    const show = (found: readonly ArticleHit[], failure = "") => {
      if (!current) return;
      setHits(found);
      setError(failure);
    };
    if (!q) show([]);
    const timer = setTimeout(() => {
      if (!q) return;
      http
        .get<ArticleHit[]>(`/sites/${siteId}/articles/search`, { q })
        .then(show, (failure: unknown) => show([], reason(failure)));
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [siteId, q]);
  return { hits, error };
}
