import type { NewView, View, ViewFilter, ViewPatch } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";
import { http } from "../http.ts";
import { myId } from "../session/session-state.ts";

/** This agent's views in their order, then those that others share; empty until they are loaded. */
export const views = signal<readonly View[]>([]);

/** One's own, as one has put them. */
export const ownViews = computed(() => views.value.filter(({ ownerId }) => ownerId === myId.value));

/** Counts what was asked: an answer that was overtaken by a later question is dropped. */
let asked = 0;

/** Fetches them; also whenever one was changed. Without them the inbox works on: the next welcome asks again. */
export async function loadViews(): Promise<void> {
  asked += 1;
  const mine = asked;
  const found = await http.get<View[]>("/views").catch(() => undefined);
  if (found && mine === asked) views.value = found;
}

/** Stores a new one, or the changed one with `id`. Throws what the dialog shows. */
export async function saveView(draft: NewView, id: string | undefined): Promise<View> {
  const patch: ViewPatch = draft;
  const view = id
    ? await http.patch<View>(`/views/${id}`, patch)
    : await http.post<View>("/views", draft);
  await loadViews();
  return view;
}

export async function deleteView(id: string): Promise<void> {
  await http.delete(`/views/${id}`);
  await loadViews();
}

/** Puts one's own view one place up (-1) or down (1). */
export async function moveView(id: string, step: -1 | 1): Promise<void> {
  const ids = ownViews.peek().map((view) => view.id);
  const at = ids.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= ids.length) return;
  ids.splice(to, 0, ...ids.splice(at, 1));
  await http.put("/views/order", { ids });
  await loadViews();
}

/** Whether closed ones may be in its list: only when it asks for them. */
export const holdsClosed = ({ states }: ViewFilter): boolean => states?.includes("closed") ?? false;
