import type { Conversation } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { trayOf } from "../attachments/tray-state.ts";
import { messages } from "../live/live.ts";
import { myId } from "../session/session-state.ts";
import { changeDraft, draftOf } from "./draft.ts";
import { guardsReplies, newsAfter } from "./news.ts";
import { bringLine } from "./shown-log.ts";

/** Keeps a reply from being sent in ignorance of what others did since it was begun. */
export function useGuard({ id, seq }: Conversation) {
  /** Up to which event the agent has been told. */
  const told = useSignal(0);
  const { mode, reply, since } = draftOf(id).value;
  const { events } = messages.talk(id).value;
  const last = events.at(-1)?.seq ?? seq;
  const isBegun = reply !== "" || trayOf(id).value.length > 0;
  useEffect(() => {
    if (isBegun === since > 0 || last === 0) return;
    changeDraft(id, { since: isBegun ? last : 0 });
    told.value = 0;
  }, [id, isBegun, since, last]);
  const isOn = guardsReplies.value && mode === "reply" && isBegun;
  const news = isOn ? newsAfter(events, since, myId.value) : [];

  return {
    news,
    /** What is to be shown before the reply goes. */
    shown: told.value > 0 ? news : [],
    /** Asked when the agent sends: true when there is news that they have not been told of. */
    stops(): boolean {
      const latest = news.at(-1)?.seq ?? 0;
      if (latest <= told.peek()) return false;
      told.value = latest;
      return true;
    },
    /** Shows the first of it in the log; from now on it is known. */
    look(): void {
      void bringLine(id, news[0]?.seq ?? 0);
      told.value = 0;
      changeDraft(id, { since: last });
    },
  };
}
