import { storageKey } from "../launcher/storage.ts";

/** What the widget keeps in the browser, shared by the site's tabs. */
export interface Storage {
  get(what: string): string | null;
  /** Null removes it. */
  set(what: string, value: string | null): void;
  /** Hears of other tabs' changes; returns how to stop. */
  onChange(listener: (what: string, value: string | null) => void): () => void;
}

/** Where the browser forbids storage or has no room left, memory serves for this page. */
export function createStorage(siteKey: string): Storage {
  const memory = new Map<string, string | null>();
  const prefix = storageKey(siteKey, "");

  return {
    get(what) {
      const kept = memory.get(what);
      if (kept !== undefined) return kept;
      try {
        return localStorage.getItem(prefix + what);
      } catch {
        return null;
      }
    },
    set(what, value) {
      memory.delete(what);
      try {
        if (value === null) localStorage.removeItem(prefix + what);
        else localStorage.setItem(prefix + what, value);
      } catch {
        memory.set(what, value);
      }
    },
    onChange(listener) {
      const hear = ({ key, newValue }: StorageEvent) => {
        if (key?.startsWith(prefix)) listener(key.slice(prefix.length), newValue);
      };
      addEventListener("storage", hear);
      return () => removeEventListener("storage", hear);
    },
  };
}
