import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { trayOf } from "../attachments/tray-state.ts";
import { composerOpened, keepAll, keepSoon } from "./keep-drafts.ts";

/** Keeps on the server what is written in a composer, for as long as it is on the screen. */
export function useKeptDraft(conversationId: string): void {
  useEffect(() => {
    const closed = composerOpened(conversationId);
    const stop = effect(() => {
      if (trayOf(conversationId).value) keepSoon(conversationId, "reply");
    });
    const look = () => document.visibilityState === "hidden" && keepAll(conversationId);
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      stop();
      closed();
    };
  }, [conversationId]);
}
