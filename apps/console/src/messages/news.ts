import type { Event, EventBody } from "@foyer/protocol";
import { signal } from "@preact/signals";

/** What changes the meaning of a reply that is being written. */
const TELLING: readonly EventBody["type"][] = [
  ...(["message", "edited", "removed", "note", "queued", "claimed", "transferred"] as const),
  ...(["transferred_to_team", "closed", "reopened", "snoozed", "handed_to_faq"] as const),
];

const KEY = "foyer.guard";

/** Whether this agent wants to be told of news before a reply is sent; a choice of this browser. */
export const guardsReplies = signal(read());

export function chooseGuard(on: boolean): void {
  guardsReplies.value = on;
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // Storage full or forbidden: the choice lives as long as the page.
  }
}

/**
 * What others did after event `since`, oldest first: one's own lines are no news. With a `since` of 0 nobody
 * knows when the reply was begun, and nothing is news.
 */
export function newsAfter(events: readonly Event[], since: number, myId: string): Event[] {
  if (since === 0) return [];
  return events.filter(
    ({ seq, by, body }) =>
      seq > since && TELLING.includes(body.type) && !(by.kind === "agent" && by.id === myId),
  );
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}
