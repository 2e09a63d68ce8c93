import type { Standard, StandardDraft } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";

/** All standards in the order of their making; null until somebody has asked for them. */
export const standards = signal<readonly Standard[] | null>(null);
/** Why they could not be loaded; "" when they could. */
export const standardsError = signal("");

/** Counts what was asked: an answer that was overtaken by a later question is dropped. */
let asked = 0;

export async function loadStandards(): Promise<void> {
  asked += 1;
  const mine = asked;
  try {
    const all = await http.get<Standard[]>("/standards");
    if (mine !== asked) return;
    standards.value = all;
    standardsError.value = "";
  } catch (error) {
    if (mine === asked) standardsError.value = reason(error);
  }
}

/** They have changed, or we were away: who has shown them asks again. */
export function standardsChanged(): void {
  if (standards.peek() !== null) void loadStandards();
}

/** Stores a new one, or the changed one with `id`. Throws what the dialog shows. */
export async function saveStandard(draft: StandardDraft, id: string | undefined): Promise<void> {
  await (id ? http.put(`/standards/${id}`, draft) : http.post("/standards", draft));
  await loadStandards();
}

export async function removeStandard(id: string): Promise<void> {
  await http.delete(`/standards/${id}`);
  await loadStandards();
}
