/** The database takes no writes now. Nothing of the write was stored; later it may work. */
export class CannotWrite extends Error {}

/** SQLite's codes for a disk or lock in trouble; the others mean that a statement is wrong. */
const TROUBLES = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM)/;

/** The same error, or one that says that it is the database's state, and nobody's mistake. */
export function toCannotWrite(error: unknown): unknown {
  const { code = "", message } = error as { code?: string; message?: string };
  if (!TROUBLES.test(code)) return error;
  return new CannotWrite(`the database takes no writes: ${message} (${code})`, { cause: error });
}
