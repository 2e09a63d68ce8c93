import { serverPackage } from "../process/server-package.mjs";

/**
 * Holds a list that says it is complete up to `change` against the database of the running server:
 * what has not changed since must be in it as it is, or closed and absent.
 */
export function createListCheck(file, truth) {
  const Sqlite = serverPackage("better-sqlite3");
  const sqlite = new Sqlite(file, { readonly: true });
  const upTo = sqlite.prepare("SELECT id, change, state FROM conversations WHERE change <= ?");
  return {
    check(name, shelf, change) {
      for (const row of upTo.all(change)) {
        const shown = shelf.row(row.id);
        if (shown ? shown.change === row.change : row.state === "closed") continue;
        const has = shown ? `change ${shown.change}` : "nothing";
        truth.offend("skipped", `${name}: ${row.id} change ${row.change}; its list has ${has}`);
      }
    },
    close: () => sqlite.close(),
  };
}
