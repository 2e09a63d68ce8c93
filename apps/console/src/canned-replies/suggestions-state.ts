import type { CannedReplySuggestions, Conversation } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { http } from "../http.ts";
import { SETTLED_MS, useAfterPause } from "../look/use-after-pause.ts";
import { cannedReplies, loadCannedReplies } from "./canned-replies-state.ts";

const NONE: CannedReplySuggestions = { replyIds: [], articles: [] };

/** What may answer the visitor's last words; nothing while `wanted` is false, or when the last word was ours. */
export function useSuggestions(
  { id, seq, lastBy }: Conversation,
  wanted: boolean,
): CannedReplySuggestions {
  const [held, setHeld] = useState({ of: "", suggestions: NONE });
  const asked = wanted && lastBy === "visitor";
  const of = `${id} ${seq}`;
  const ask = () => {
    if (!asked) return;
    let current = true;
    Promise.all([
      http.get<CannedReplySuggestions>("/canned-replies/suggestions", { conversationId: id }),
      // Once they are here, changes come by themselves.
      cannedReplies.peek() ?? loadCannedReplies(),
    ])
      .then(([suggestions]) => current && setHeld({ of, suggestions }))
      // Only an offer: without it everything is as before.
      .catch(() => undefined);
    return () => {
      current = false;
    };
  };
  useAfterPause(ask, [asked, of], SETTLED_MS);
  return asked && held.of === of ? held.suggestions : NONE;
}
