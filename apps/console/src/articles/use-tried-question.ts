import type { TriedQuestion } from "@foyer/protocol";
import { QUERY_MAX } from "@foyer/protocol/limits";
import { useEffect, useState } from "preact/hooks";
import { http, reason } from "../http.ts";

/** Waits for a pause in typing, in milliseconds. */
const PAUSE_MS = 180;

/** What a visitor would get for `query`, and why; null while nothing is asked. `again` asks anew when it changes. */
export function useTriedQuestion(siteId: string, query: string, again: unknown) {
  const [tried, setTried] = useState<TriedQuestion | null>(null);
  const [error, setError] = useState("");
  const q = query.trim().slice(0, QUERY_MAX);
  useEffect(() => {
    // A late answer to an older query must not replace a newer one's.
    let current = true;
    const show = (found: TriedQuestion | null, failure = "") => {
      if (!current) return;
      setTried(found);
      setError(failure);
    };
    if (!q) show(null);
    const timer = setTimeout(() => {
      if (!q) return;
      http
        .get<TriedQuestion>(`/sites/${siteId}/articles/try`, { q })
        .then(show, (failure: unknown) => show(null, reason(failure)));
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [siteId, q, again]);
  return { tried, error };
}
