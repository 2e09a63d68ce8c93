/** Enough old states of a list to come back with any of them. */
const KEPT = 6;

/** A console's list: rows by conversation, and up to which change it is complete. */
export function createShelf(random) {
  let rows = new Map();
  let change = 0;
  let isPaging = true;
  const old = [];

  const put = (row) => {
    if ((rows.get(row.id)?.change ?? -1) < row.change) rows.set(row.id, row);
  };

  return {
    change: () => change,
    isPaging: () => isPaging,
    row: (id) => rows.get(id),
    rows: () => rows,
    /** Comes back as it is, as it once was, or with nothing. */
    goBack() {
      if (!isPaging)
        old.splice(old.length < KEPT ? old.length : 1, 1, { rows: new Map(rows), change });
      const what = random.between(0, 1);
      const then = what < 0.15 ? { rows: new Map(), change: 0 } : random.oneOf(old);
      if (what < 0.6 && then) {
        rows = new Map(then.rows);
        change = then.change;
      }
      isPaging = true;
    },
    /** Whether there is another page to ask for. */
    welcome(frame) {
      frame.conversations.forEach(put);
      change = frame.change;
      isPaging = frame.more === true;
      return isPaging;
    },
    /** Rows leave in the order of changes; what comes between pages does not count yet (H10). */
    live(row) {
      put(row);
      if (!isPaging) change = Math.max(change, row.change);
    },
  };
}
