import type { ProactiveCount } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http } from "../http.ts";

/** What became of each rule's words in the last thirty days, by the rule's id; null until that is known. */
export type CountOf = (rule: string) => Omit<ProactiveCount, "rule"> | null;

const NONE = { opened: 0, answered: 0 };

/** Reads the sums of a site; where they cannot be had, rules are shown without. */
export function useProactiveCounts(siteId: string): CountOf {
  const [counts, setCounts] = useState<readonly ProactiveCount[] | null>(null);
  useEffect(() => {
    setCounts(null);
    let gone = false;
    http.get<ProactiveCount[]>(`/sites/${siteId}/proactive-counts`).then(
      (read) => gone || setCounts(read),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [siteId]);
  return (rule) => counts && (counts.find((one) => one.rule === rule) ?? NONE);
}
