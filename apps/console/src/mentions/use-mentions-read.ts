import { useEffect } from "preact/hooks";
import { mayReadMentionsIn, readMentionsIn } from "./mentions-state.ts";

/** Reads this agent's mentions in a conversation while it is really looked at. */
export function useMentionsRead(conversationId: string): void {
  const mayRead = mayReadMentionsIn(conversationId);
  useEffect(() => {
    if (!mayRead) return;
    const tell = () => {
      if (document.visibilityState === "visible") void readMentionsIn(conversationId);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [conversationId, mayRead]);
}
