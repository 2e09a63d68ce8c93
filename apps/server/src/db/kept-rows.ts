/** A few rows that are asked for all the time: all of a table, in memory. */
export interface KeptRows<Row> {
  /** In the order in which they are read. */
  all(): Row[];
  get(key: string): Row | undefined;
  /** One that has been written just now. */
  put(row: Row): void;
  /** One that was met in the database: when it is not among the kept, another node has just written it. */
  learn(row: Row): void;
  /** One that has been deleted just now. */
  remove(key: string): void;
  /** Reads them (again): at the start, and when another node has changed one. */
  read(): Promise<void>;
}

export function createKeptRows<Row>(
  keyOf: (row: Row) => string,
  readAll: () => Promise<Row[]>,
  /** Called after each `put` and `remove`. */
  onPut: () => void = () => {},
): KeptRows<Row> {
  let rows = new Map<string, Row>();
  /** Raised by every change: what was read before may not know of it. */
  let puts = 0;

  return {
    all: () => [...rows.values()],
    get: (key) => rows.get(key),
    put(row) {
      puts += 1;
      rows.set(keyOf(row), row);
      onPut();
    },
    remove(key) {
      puts += 1;
      rows.delete(key);
      onPut();
    },
    learn(row) {
      if (rows.has(keyOf(row))) return;
      puts += 1;
      rows.set(keyOf(row), row);
    },
    async read() {
      for (;;) {
        const before = puts;
        const read = await readAll();
        if (puts !== before) continue;
        rows = new Map(read.map((row) => [keyOf(row), row]));
        return;
      }
    },
  };
}
