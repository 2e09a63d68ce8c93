import type { Conversation } from "@foyer/protocol";
import { computed, effect, signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { inbox } from "../live/live.ts";
import { toast } from "../look/toasts.tsx";
import { myStatus } from "../presence/presence-state.ts";
import { myId } from "../session/session-state.ts";

/** So soon after an offer that nobody answered a change to away comes of it, in milliseconds. */
const COMES_OF_IT_MS = 5_000;

/** What is offered to this agent now: one conversation at a time. */
export const myOffer = computed<Conversation | null>(() => {
  for (const row of inbox.rows.value.values())
    if (row.state === "waiting" && row.offeredTo === myId.value) return row;
  return null;
});

/** The offer that is being answered: its buttons wait. */
export const answering = signal<string | null>(null);

/** Whether this agent was set away because they did not answer. */
export const wasSetAway = signal(false);

/** Takes what is offered. True when it is ours; else it has been said why not. */
export const accept = (id: string): Promise<boolean> => answer(id, "accept");

/** Lets somebody else have it. */
export const decline = (id: string): Promise<boolean> => answer(id, "decline");

async function answer(id: string, act: "accept" | "decline"): Promise<boolean> {
  answering.value = id;
  try {
    inbox.put(await http.post<Conversation>(`/conversations/${id}/${act}`));
    return true;
  } catch (error) {
    toast(reason(error), "bad");
    return false;
  } finally {
    answering.value = null;
  }
}

/** Notices when offers that nobody answered have set this agent away; returns how to stop. */
export function watchMissedOffers(): () => void {
  let shown: string | null = null;
  let lostAt = Number.NEGATIVE_INFINITY;
  let before = myStatus.peek();
  return effect(() => {
    const offer = myOffer.value?.id ?? null;
    const status = myStatus.value;
    const lost = shown !== null && offer !== shown ? shown : null;
    if (lost !== null && inbox.rows.peek().get(lost)?.assigneeId !== myId.peek())
      lostAt = performance.now();
    shown = offer;
    const isNew = before !== "away" && status === "away";
    if (isNew && performance.now() - lostAt < COMES_OF_IT_MS && answering.peek() === null)
      wasSetAway.value = true;
    if (status !== "away") wasSetAway.value = false;
    before = status;
  });
}

/** Whole seconds that are left of an offer; 0 when this computer's clock runs ahead. */
export const secondsLeft = (endsAt: number | null, now: number): number =>
  Math.max(0, Math.floor(((endsAt ?? now) - now) / 1_000));
