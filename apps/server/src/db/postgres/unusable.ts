import { Client } from "pg";
import { DatabaseUnusable } from "../database-unusable.ts";

/**
 * Where a DATABASE_URL leads, for people: never its password. Throws DatabaseUnusable when it cannot
 * be read; the driver's own message may hold the whole address, so that it is not passed on.
 */
export function addressOf(url: string): string {
  try {
    const { host, port, database, user } = new Client({ connectionString: url });
    return `${user}@${host}:${port}/${database ?? user}`;
  } catch {
    throw new DatabaseUnusable(
      "DATABASE_URL is not an address that can be read. It looks like postgres://user:password@host:5432/database.",
    );
  }
}

const ADVICE: Record<string, string> = {
  "28P01": "user or password is wrong. Correct them.",
  "28000": "the server does not let this user in. Look into its pg_hba.conf.",
  "3D000": "there is no such database. Make it: CREATE DATABASE … ENCODING 'UTF8'.",
  "42501": "this user may not make tables there. Make it the owner of the database.",
  "25006": "this is a read-only copy. Name the server that takes writes.",
  "53300": "it has no connections left. Raise its max_connections.",
  "57P03": "the server is still starting. Try again in a moment.",
};

/** Why the database at `address` cannot be used, and what to do about it. */
export function unusable(error: unknown, address: string): DatabaseUnusable {
  if (error instanceof DatabaseUnusable) return error;
  const { code, message } = rootOf(error);
  if (message.startsWith("SASL")) {
    return new DatabaseUnusable(`DATABASE_URL: ${address}: ${ADVICE["28P01"]} (${message})`);
  }
  const advice = ADVICE[code] ?? `${unreachable(code, message)} Is the server running there?`;
  const said = code in ADVICE ? ` (${message})` : "";
  return new DatabaseUnusable(`DATABASE_URL: ${address}: ${advice}${said}`);
}

const unreachable = (code: string, message: string) =>
  `cannot be used: ${[code, message].filter((part) => part !== "").join(", ")}.`;

function rootOf(error: unknown): { code: string; message: string } {
  let root = error as Error & { code?: string; cause?: unknown; errors?: unknown[] };
  while (!root.code && root.cause instanceof Error) root = root.cause as typeof root;
  // A name with several addresses fails once for each.
  const first = root.errors?.[0] as Error | undefined;
  return { code: root.code ?? "", message: first?.message ?? root.message };
}
