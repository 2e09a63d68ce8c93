import { CannotWrite } from "../cannot-write.ts";

/**
 * PostgreSQL's codes for a database that is in trouble, not a statement that is wrong: connections,
 * resources, a lock or an answer that took too long, somebody who shuts it down or ends sessions,
 * a server that became a read-only copy, a disk that fails, a login that was taken away meanwhile, and
 * a connection that lost its plans (behind a pooler it may be another one each time).
 */
const TROUBLES =
  /^(08...|26000|28...|3D000|40003|53...|55P03|57...|58...|25006|25P0[34]|E(CONN[A-Z]+|PIPE|TIMEDOUT|HOST[A-Z]+|NET[A-Z]+|NOTFOUND|AI_[A-Z]+))$/;

/** What the driver says of a connection that is gone has no code. */
const LOST =
  /^(Connection terminated|Query read timeout|timeout e|Client (has encountered|was closed)|The server does not support SSL)/;

/** Two transactions stood in each other's way; one of them has to begin anew. */
const COLLISIONS = /^(40001|40P01)$/;

/** A row was not as the work had read it, see the statement that stores what was staged. */
export const CHANGED_MEANWHILE = "22012";

/** The error that the driver gave; drizzle wraps it with the statement and its values. */
function rootOf(error: unknown): { code: string; message: string } {
  let root = error as { code?: unknown; message?: string; cause?: unknown };
  while (root?.code === undefined && root?.cause instanceof Error) root = root.cause;
  return { code: String(root?.code ?? ""), message: String(root?.message ?? error) };
}

/** Whether it is the database's state, and nobody's mistake. */
export function isTrouble(error: unknown): boolean {
  if (error instanceof CannotWrite) return true;
  const { code, message } = rootOf(error);
  return code === "" ? LOST.test(message) : TROUBLES.test(code);
}

/** Whether the same transaction may well succeed at once. */
export function isCollision(error: unknown): boolean {
  const { code } = rootOf(error);
  return COLLISIONS.test(code) || code === CHANGED_MEANWHILE;
}

/**
 * The same error, or CannotWrite for the database's state. An unclear commit is one, too: whoever says
 * it again has it found by its client id if it was stored after all.
 */
export function toCannotWrite(error: unknown): unknown {
  if (error instanceof CannotWrite || !isTrouble(error)) return error;
  const { code, message } = rootOf(error);
  const named = code === "" ? message : `${message} (${code})`;
  return new CannotWrite(`the database takes no writes: ${named}`, { cause: error });
}
