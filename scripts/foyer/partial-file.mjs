import { closeSync, fsyncSync, openSync, rmSync } from "node:fs";
import { LOGS } from "./data-folder.mjs";

/** Accounts and talks are in it: for the owner's eyes. */
const PRIVATE = 0o600;

/**
 * Makes an empty file beside `target` for `act` to fill and to rename. It is removed when `act` fails,
 * and when the process is told to end; only a process that is killed leaves it behind.
 */
export async function withPartial(target, act) {
  const partial = `${target}.partial-${process.pid}`;
  const remove = () => {
    for (const log of ["", ...LOGS]) rmSync(partial + log, { force: true });
  };
  closeSync(openSync(partial, "wx", PRIVATE));
  process.once("exit", remove);
  try {
    return await act(partial);
  } finally {
    remove();
    process.off("exit", remove);
  }
}

/** Puts a file on disk, or the names in a folder. */
export function syncPath(path) {
  const opened = openSync(path, "r");
  try {
    fsyncSync(opened);
  } catch (error) {
    // Windows, and some file systems of other machines, sync no folders.
    if (!["EPERM", "EINVAL"].includes(error.code)) throw error;
  } finally {
    closeSync(opened);
  }
}
