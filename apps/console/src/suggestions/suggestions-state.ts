import type {
  Suggestion,
  SuggestionDecision,
  SuggestionState,
  Suggestions,
  SuggestionsWaiting,
} from "@foyer/protocol";
import { computed, signal } from "@preact/signals";
import { http, RequestError, reason } from "../http.ts";

/** How many wait for an agent, by site. */
const waitingBySite = signal<ReadonlyMap<string, number>>(new Map());

/** How many wait in all. */
export const suggestionsWaiting = computed(() =>
  [...waitingBySite.value.values()].reduce((sum, count) => sum + count, 0),
);

/** How many of a site wait. */
export const waitingOf = (siteId: string): number => waitingBySite.value.get(siteId) ?? 0;

/** Which list is looked at; undefined while none is. */
const looked = signal<{ siteId: string; state: SuggestionState } | undefined>(undefined);

/** What was read last, and of which site and state. */
export const held = signal<(Suggestions & { siteId: string; state: SuggestionState }) | undefined>(
  undefined,
);
export const suggestionsError = signal("");

/** One came or was decided on, or we were away. */
export function suggestionsChanged(): void {
  void loadWaiting();
  const list = looked.peek();
  if (list) void loadSuggestions(list.siteId, list.state);
}

async function loadWaiting(): Promise<void> {
  try {
    const sites = await http.get<SuggestionsWaiting[]>("/suggestions/waiting");
    waitingBySite.value = new Map(sites.map(({ siteId, waiting }) => [siteId, waiting]));
  } catch {
    // A number beside a name: the next change brings it.
  }
}

/** Reads a site's suggestions in `state`. */
export async function loadSuggestions(siteId: string, state: SuggestionState): Promise<void> {
  const list = { siteId, state };
  looked.value = list;
  try {
    const read = await http.get<Suggestions>(`/sites/${siteId}/suggestions`, { state });
    // A late answer does not replace a newer list.
    if (looked.peek() !== list) return;
    held.value = { ...read, siteId, state };
    suggestionsError.value = "";
  } catch (error) {
    if (looked.peek() === list) suggestionsError.value = reason(error);
  }
}

/** Keeps a list up to date while it is looked at. Returns what ends it. */
export function followSuggestions(siteId: string, state: SuggestionState): () => void {
  void loadSuggestions(siteId, state);
  return () => {
    looked.value = undefined;
  };
}

/** Decides on one. Throws why not; when a colleague was first, the list is read again. */
export async function decide(
  { id, state }: Suggestion,
  act: SuggestionDecision["act"],
): Promise<Suggestion> {
  try {
    const body: SuggestionDecision = { was: state, act };
    return await http.put<Suggestion>(`/suggestions/${id}/decision`, body);
  } catch (error) {
    if (error instanceof RequestError && error.kind === "conflict") suggestionsChanged();
    throw error;
  }
}
