import type { CannedReplySuggestions, Conversation } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http } from "../http.ts";
import { loadCannedReplies } from "./canned-replies-state.ts";

const NONE: CannedReplySuggestions = { replyIds: [], articles: [] };

/** What may answer the visitor's last words; nothing while `wanted` is false, or when the last word was ours. */
export function useSuggestions(
  { id, seq, lastBy }: Conversation,
  wanted: boolean,
): CannedReplySuggestions {
  const [held, setHeld] = useState({ of: "", suggestions: NONE });
  const asked = wanted && lastBy === "visitor";
  const of = `${id} ${seq}`;
  useEffect(() => {
    if (!asked) return;
    let current = true;
    Promise.all([
      http.get<CannedReplySuggestions>("/canned-replies/suggestions", { conversationId: id }),
      loadCannedReplies(),
    ])
      .then(([suggestions]) => current && setHeld({ of, suggestions }))
      // Only an offer: without it everything is as before.
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [asked, of]);
  return asked && held.of === of ? held.suggestions : NONE;
}
