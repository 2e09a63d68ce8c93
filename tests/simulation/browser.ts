import type { Storage } from "../../apps/widget/src/connecting/storage.ts";
import type { Clock } from "../../packages/connection/src/index.ts";

/** What the tabs of one browser share; a tab hears of the others' changes a little later. */
export interface Browser {
  /** A tab's view of the storage. */
  storage(): Storage & { close(): void };
  get(what: string): string | null;
  forget(what: string): void;
}

const STORAGE_EVENT_MS = 5;

export function createBrowser(clock: Clock): Browser {
  const kept = new Map<string, string>();
  type Hear = (what: string, value: string | null) => void;
  const tabs = new Map<object, Set<Hear>>();

  function set(tab: object, what: string, value: string | null): void {
    if ((kept.get(what) ?? null) === value) return;
    if (value === null) kept.delete(what);
    else kept.set(what, value);
    clock.setTimeout(() => {
      for (const [other, ears] of tabs)
        if (other !== tab) for (const hear of ears) hear(what, value);
    }, STORAGE_EVENT_MS);
  }

  return {
    get: (what) => kept.get(what) ?? null,
    forget: (what) => void kept.delete(what),
    storage() {
      const tab = {};
      const ears = new Set<Hear>();
      tabs.set(tab, ears);
      return {
        get: (what) => kept.get(what) ?? null,
        set: (what, value) => set(tab, what, value),
        onChange(hear) {
          ears.add(hear);
          return () => ears.delete(hear);
        },
        close: () => void tabs.delete(tab),
      };
    },
  };
}
