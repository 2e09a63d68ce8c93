import type { Agent, Board, Conversation } from "@foyer/protocol";
import { computed, effect, signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { groups } from "../inbox/inbox-lists.ts";
import { agents, inbox } from "../live/live.ts";
import { type Shown, shownStatus } from "../presence/presence-state.ts";

/** The figures of today are asked for at most so often, and at least so often, in milliseconds. */
const SOONEST_MS = 3_000;
const LATEST_MS = 60_000;

/** The figures since midnight here; null until they first came. */
export const today = signal<Board | null>(null);
/** Why they did not come; "" when they did. */
export const todayError = signal("");

/** An agent with what they are at. */
export interface AtWork {
  agent: Agent;
  status: Shown;
  /** Their active conversations, what happened last first. */
  conversations: readonly Conversation[];
}

/** How agents are sorted: those who can take something first. */
const ORDER = { available: 0, busy: 1, away: 2, gone: 3 };

/** Everybody who answers, live. */
export const atWork = computed<AtWork[]>(() => {
  const active = [...inbox.rows.value.values()]
    .filter(({ state }) => state === "active")
    .sort((one, other) => other.lastAt - one.lastAt);
  return agents.active.value
    .map((agent) => ({
      agent,
      status: shownStatus(agent),
      conversations: active.filter(({ assigneeId }) => assigneeId === agent.id),
    }))
    .sort(
      (one, other) =>
        ORDER[one.status ?? "gone"] - ORDER[other.status ?? "gone"] ||
        other.conversations.length - one.conversations.length ||
        one.agent.name.localeCompare(other.agent.name),
    );
});

export const waitingNow = computed(() => groups.value.waiting);

/** Since when the first of those who wait does, in ms since 1970; null when nobody does. */
export const waitsLongestSince = computed(() =>
  waitingNow.value.reduce<number | null>((first, row) => {
    const since = row.waitingSince ?? row.lastAt;
    return first === null ? since : Math.min(first, since);
  }, null),
);

export const activeCount = computed(() =>
  atWork.value.reduce((sum, { conversations }) => sum + conversations.length, 0),
);

/** Asks for the figures of today now. */
export async function loadToday(): Promise<void> {
  const since = new Date().setHours(0, 0, 0, 0);
  try {
    today.value = await http.get<Board>("/board", { since: String(since) });
    todayError.value = "";
  } catch (error) {
    todayError.value = reason(error);
  }
}

/** Keeps the figures up to date while the board is looked at; returns how to stop. */
export function followToday(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = true;
  async function load() {
    isDue = false;
    clearTimeout(timer);
    timer = setTimeout(rested, SOONEST_MS);
    await loadToday();
  }
  /** What changed meanwhile is looked at now, else in a while. */
  function rested() {
    if (isDue) return void load();
    timer = setTimeout(load, LATEST_MS - SOONEST_MS);
    resting = true;
  }
  let resting = false;
  const stop = effect(() => {
    // Every change of a conversation may change them.
    inbox.rows.value;
    if (!resting) {
      isDue = true;
      return;
    }
    resting = false;
    void load();
  });
  void load();
  return () => {
    stop();
    clearTimeout(timer);
  };
}
