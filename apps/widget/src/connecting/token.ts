import type { Storage } from "./storage.ts";

/** What the server accepts as a token; anything else in its place would only be refused. */
const TOKEN = /^[\w-]{43}$/;

/** The longest that a tab waits for another one to get the visitor's token, in milliseconds. */
const LOCK_MS = 5_000;

/** The stored token, if it can be one. */
export function storedToken(storage: Storage): string | undefined {
  const token = storage.get("token") ?? "";
  return TOKEN.test(token) ? token : undefined;
}

/**
 * Begins at once with a token. Without, tabs begin one after the other, so that the first one
 * gets a token and the others use it: else one person would be two visitors.
 * `begin` gets the function that lets the next tab go.
 */
export function inTurn(name: string, storage: Storage, begin: (done: () => void) => void): void {
  const alone = () => begin(() => {});
  let begun = false;
  if (storedToken(storage) || !navigator.locks) alone();
  else
    navigator.locks
      .request(name, { signal: AbortSignal.timeout(LOCK_MS) }, () => {
        begun = true;
        return new Promise<void>(begin);
      })
      // No lock in time, or none to be had on this page.
      .catch(() => begun || alone());
}
