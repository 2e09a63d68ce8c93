/** The database takes no writes now, or does not answer. Nothing was stored; later it may work. */
export class CannotWrite extends Error {}

/** SQLite's codes for a disk or lock in trouble; the others mean that a statement is wrong. */
const TROUBLES = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM)/;

/** The CannotWrite that an error is, or that lies beneath it: drizzle wraps what a query threw. */
export function cannotWriteIn(error: unknown): CannotWrite | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof CannotWrite) return at;
  }
  return undefined;
}

/** The same error, or one that says that it is the database's state, and nobody's mistake. */
export function toCannotWrite(error: unknown): unknown {
  const { code = "", message } = rootOf(error);
  if (!TROUBLES.test(code)) return error;
  return new CannotWrite(`the database takes no writes: ${message} (${code})`, { cause: error });
}

function rootOf(error: unknown): { code?: string; message?: string } {
  let root = (error ?? {}) as { code?: string; message?: string; cause?: unknown };
  while (root.code === undefined && root.cause instanceof Error) root = root.cause;
  return root;
}
