import type { MessageHit } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";
import { reason } from "../http.ts";
import { later } from "../language/say.ts";
import { askMessages, type HitFilter } from "./ask-server.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const PAUSE_MS = 80;

/** How far back, in words. */
export const AGES = [
  { name: "any", label: later("Any time") },
  { name: "week", label: later("Last 7 days"), days: 7 },
  { name: "month", label: later("Last 30 days"), days: 30 },
  { name: "year", label: later("Last 12 months"), days: 365 },
  { name: "older", label: later("Older than a year"), days: 365 },
] as const;
export type Age = (typeof AGES)[number]["name"];

/** What is searched for; "" in a filter lets everything through. */
export interface Asked {
  text: string;
  by: string;
  age: Age;
  siteId: string;
}

interface Results {
  hits: readonly MessageHit[];
  cursor: string | null;
  state: "idle" | "loading" | "done" | "failed";
  error: string;
}

const EMPTY: Results = { hits: [], cursor: null, state: "idle", error: "" };

export const asked = signal<Asked>({ text: "", by: "", age: "any", siteId: "" });
export const results = signal<Results>(EMPTY);
export const isAsking = computed(() => asked.value.text.trim() !== "");
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes over what was typed elsewhere. */
export function searchFor(text: string): void {
  change({ text });
}

/** Another text or filter: asks anew after a pause in typing. */
export function change(next: Partial<Asked>): void {
  asked.value = { ...asked.value, ...next };
  clearTimeout(timer);
  if (!isAsking.value) {
    results.value = EMPTY;
    return;
  }
  results.value = { ...results.value, state: "loading" };
  timer = setTimeout(load, PAUSE_MS);
}

/** The first page, or with `cursor` the next. A late answer to another question is dropped. */
export async function load(cursor?: string | null): Promise<void> {
  const question = asked.value;
  results.value = { ...results.value, state: "loading" };
  try {
    const page = await askMessages(question.text, toFilter(question, cursor));
    if (question !== asked.value) return;
    const before = cursor ? results.value.hits : [];
    const hits = [...before, ...page.items];
    results.value = { hits, cursor: page.cursor, state: "done", error: "" };
  } catch (failure) {
    if (question !== asked.value) return;
    results.value = { ...results.value, state: "failed", error: reason(failure) };
  }
}

function toFilter({ by, age, siteId }: Asked, cursor?: string | null): HitFilter {
  const chosen = AGES.find(({ name }) => name === age);
  const days = chosen && "days" in chosen ? chosen.days : 0;
  const limit = Date.now() - days * DAY_MS;
  return {
    ...(by && { by }),
    ...(siteId && { siteId }),
    ...(days > 0 && (age === "older" ? { until: limit } : { since: limit })),
    ...(cursor && { cursor }),
  };
}
