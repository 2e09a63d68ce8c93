import { computed, signal } from "@preact/signals";

/** The conversations that the next act is for, by id, in the order of their choosing. */
export const selected = signal<ReadonlySet<string>>(new Set());

/** Checkboxes are shown on all rows, also where nothing hovers. */
export const selecting = signal(false);

export const isSelecting = computed(() => selecting.value || selected.value.size > 0);

/** Where a range begins: what was chosen last. */
let anchor: string | undefined;

/** Puts one in, or takes it out. */
export function toggle(id: string): void {
  const next = new Set(selected.value);
  if (!next.delete(id)) next.add(id);
  anchor = id;
  selected.value = next;
}

/** Puts in all from the one chosen last to `id`; `ids` as the list shows them. */
export function selectTo(id: string, ids: readonly string[]): void {
  const to = ids.indexOf(id);
  const from = anchor === undefined ? to : ids.indexOf(anchor);
  if (to < 0) return;
  const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  selected.value = new Set([...selected.value, ...ids.slice(first, last + 1)]);
  anchor = id;
}

export function selectAll(ids: readonly string[]): void {
  selected.value = new Set(ids);
}

export function clearSelection(): void {
  anchor = undefined;
  if (selected.value.size > 0) selected.value = new Set();
  selecting.value = false;
}
