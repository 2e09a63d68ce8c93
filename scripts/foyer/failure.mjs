/** What stood in the way; `message` is for people: what is wrong, and what to do. */
export class Failure extends Error {}

const FULL = /^(ENOSPC|EDQUOT|SQLITE_FULL)/;
const FORBIDDEN = /^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_AUTH)/;
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;

/** Whether SQLite could make no sense of a file. */
export const isDamage = (error) => DAMAGED.test(error?.code ?? "");

/** Whether a file or folder has other rights than were needed. */
export const isForbidden = (error) => FORBIDDEN.test(error?.code ?? "");

/** Whether somebody else holds SQLite's lock. */
export const isHeld = (error) => /^SQLITE_(BUSY|LOCKED)/.test(error?.code ?? "");

/**
 * Runs `act` and says of the failures of files what they mean for `file`, which is being written.
 * @template T
 * @param {string} file
 * @param {() => T | Promise<T>} act
 * @returns {Promise<T>}
 */
export async function writing(file, act) {
  try {
    return await act();
  } catch (error) {
    const code = error?.code ?? "";
    if (FULL.test(code)) {
      throw new Failure(
        `The disk became full while ${file} was written. Free some space and run it again; nothing was changed.`,
      );
    }
    if (isForbidden(error)) {
      throw new Failure(
        `${file} may not be written (${error.message}). Choose a folder that this user may write to.`,
      );
    }
    throw error;
  }
}

/** What to print about anything that was thrown: the stack only of what nobody has foreseen. */
export function explain(error) {
  if (error instanceof Failure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
