/** Rows that were used lately, by key: what is talked about now is not read anew for each act. */
export interface RecentRows<Row> {
  get(key: string): Row | undefined;
  set(key: string, row: Row): void;
  delete(key: string): void;
  clear(): void;
}

/**
 * Holds at least the `least` rows used last, and never twice as many. Two generations instead of a
 * list in order of use: a row that is asked for moves into the young one, and when that is full
 * the old one is dropped whole.
 */
export function createRecentRows<Row>(least: number): RecentRows<Row> {
  let young = new Map<string, Row>();
  let old = new Map<string, Row>();

  function set(key: string, row: Row): void {
    if (young.size >= least && !young.has(key)) {
      old = young;
      young = new Map();
    }
    young.set(key, row);
  }

  return {
    get(key) {
      const row = young.get(key);
      if (row !== undefined) return row;
      const found = old.get(key);
      if (found !== undefined) set(key, found);
      return found;
    },
    set,
    delete(key) {
      young.delete(key);
      old.delete(key);
    },
    clear() {
      young = new Map();
      old = new Map();
    },
  };
}
