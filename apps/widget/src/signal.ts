/** A value that the panel shows. */
export interface Signal<T> {
  value: T;
}

const watchers = new Set<() => void>();
let isDue = false;

/** Holds `value`; to set another one has everything that watches look again. */
export function signal<T>(value: T): Signal<T> {
  return {
    get value() {
      return value;
    },
    set value(next) {
      if (Object.is(next, value)) return;
      value = next;
      changed();
    },
  };
}

/**
 * Calls `look` after every change of any signal, once for all that change in one go; returns how
 * to stop. There is one place that draws, so nobody needs to know which signals it has read: a
 * tenth of the bytes of a library that does.
 */
export function watch(look: () => void): () => void {
  watchers.add(look);
  return () => watchers.delete(look);
}

/** Says that something changed that is no signal. */
export function changed(): void {
  if (!isDue) queueMicrotask(tell);
  isDue = true;
}

function tell(): void {
  isDue = false;
  for (const look of watchers) look();
}
