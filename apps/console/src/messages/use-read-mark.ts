import type { Conversation, Event } from "@foyer/protocol";
import { useEffect } from "preact/hooks";
import { send } from "../live/live.ts";
import { myId } from "../session/session-state.ts";

/**
 * Says that the visitor's words were on the screen. Looking over a colleague's shoulder does
 * not count: what they have not read would no longer show as new to them.
 */
export function useReadMark(conversation: Conversation, events: readonly Event[]): void {
  const { id, assigneeId, readByAgent } = conversation;
  const isOurs = assigneeId === null || assigneeId === myId.value;
  const heard = events.findLast(({ by }) => by.kind === "visitor")?.seq ?? 0;
  useEffect(() => {
    if (!isOurs || heard <= readByAgent) return;
    const tell = () => {
      if (document.visibilityState === "visible")
        send({ type: "read", conversationId: id, seq: heard });
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [id, isOurs, heard, readByAgent]);
}
