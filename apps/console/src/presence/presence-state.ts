import type { Agent, AgentStatus, PresencePatch } from "@foyer/protocol";
import { computed } from "@preact/signals";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { inbox } from "../live/live.ts";
import { toast } from "../look/toasts.tsx";
import { me, myId, renew } from "../session/session-state.ts";
import { STATUS_NAMES } from "./status-names.ts";

export const STATUSES: readonly AgentStatus[] = ["available", "busy", "away"];

/** What somebody looks like to others: away while nobody touches their console; null without one. */
export type Shown = AgentStatus | null;

export const shownStatus = ({ online, status, idle }: Agent): Shown =>
  online ? (idle ? "away" : status) : null;

/** Whether somebody can be expected to see to something now. */
export const isAttending = (agent: Agent | undefined): boolean =>
  agent !== undefined && ["available", "busy"].includes(shownStatus(agent) ?? "");

/** What this agent has chosen. */
export const myStatus = computed<AgentStatus>(() => me.value?.agent.status ?? "available");

/** How many active conversations each agent has, by their id. */
export const loads = computed<ReadonlyMap<string, number>>(() => {
  const counts = new Map<string, number>();
  for (const { state, assigneeId } of inbox.rows.value.values())
    if (state === "active" && assigneeId !== null)
      counts.set(assigneeId, (counts.get(assigneeId) ?? 0) + 1);
  return counts;
});

export const myLoad = computed(() => loads.value.get(myId.value) ?? 0);

/** Whether one more conversation is more than this agent wants at a time. */
export const isFull = computed(() => {
  const capacity = me.value?.agent.capacity ?? null;
  return capacity !== null && myLoad.value >= capacity;
});

/** "3/5", or "3" without a limit. */
export const loadText = (load: number, capacity: number | null): string =>
  capacity === null ? String(load) : `${load}/${capacity}`;

/** Throws what the server refuses. */
export async function changePresence(patch: PresencePatch): Promise<void> {
  renew({ agent: await http.patch<Agent>("/me/presence", patch) });
}

/** Chooses how one is, and says so. */
export async function setStatus(status: AgentStatus): Promise<void> {
  try {
    await changePresence({ status });
    toast(t("You are: {{status}}", { status: t(STATUS_NAMES[status]) }), "ok");
  } catch (error) {
    toast(reason(error), "bad");
  }
}

/** Available, busy, away, and available again: any of them within two presses of one key. */
export function nextStatus(): void {
  const idle = me.peek()?.agent.idle ?? false;
  const at = STATUSES.indexOf(myStatus.peek());
  void setStatus(idle ? "available" : (STATUSES[(at + 1) % STATUSES.length] ?? "available"));
}
