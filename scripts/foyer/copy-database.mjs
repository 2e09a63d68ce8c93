import { closeSync, fdatasyncSync, openSync } from "node:fs";
import { Failure, isForbidden } from "./failure.mjs";
import { openSqlite } from "./sqlite.mjs";

/** Pages between two syncs: 4 MiB. Much more unsynced at once, and the server's own syncs would wait. */
const SLICE_PAGES = 1024;

/** For a lock that somebody holds for a moment. */
const PATIENCE_MS = 10_000;

/**
 * Copies the database `from` as it is now into the empty file `to`, and syncs it. Others may write
 * meanwhile, at any rate. The copy is one file without a log.
 * @param {string} from
 * @param {string} to
 * @param {(share: number) => void} onProgress told the share of pages copied, 0 … 1
 */
export async function copyDatabase(from, to, onProgress) {
  const source = openSqlite(from, { readonly: true, fileMustExist: true, timeout: PATIENCE_MS });
  const written = openSync(to, "r+");
  try {
    // One view from beginning to end. Without it each commit of the server would begin the copy anew.
    source.exec("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_master").get();
    await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        fdatasyncSync(written);
        onProgress(1 - remainingPages / Math.max(1, totalPages));
        return SLICE_PAGES;
      },
    });
  } finally {
    closeSync(written);
    source.close();
  }
  withoutLog(to);
}

/** A file whose header asks for a log could not be read where nobody may write. The server sets it anew. */
function withoutLog(file) {
  const copy = openSqlite(file);
  try {
    copy.pragma("synchronous = FULL");
    copy.pragma("journal_mode = DELETE");
  } finally {
    copy.close();
  }
}

/** How large a copy of the database would be now, in bytes. Throws a Failure when SQLite cannot read it. */
export function sizeOf(file) {
  let source;
  try {
    source = openSqlite(file, { readonly: true, fileMustExist: true, timeout: PATIENCE_MS });
    const pages = source.pragma("page_count", { simple: true });
    return pages * source.pragma("page_size", { simple: true });
  } catch (error) {
    if (!isForbidden(error)) throw error;
    throw new Failure(
      `${file} may not be read: SQLite needs to write beside it, where its log is (${error.message}). Run this as the user that the server runs as.`,
    );
  } finally {
    source?.close();
  }
}
