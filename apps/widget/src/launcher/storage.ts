/** Where this site's things are kept in the visitor's browser. */
export function storageKey(siteKey: string, what: string): string {
  return `foyer:${siteKey}:${what}`;
}

/** Whether this browser keeps all of `things`. */
export function isKept(siteKey: string, ...things: string[]): boolean {
  try {
    return things.every((what) => localStorage.getItem(storageKey(siteKey, what)));
  } catch {
    // Some browsers and settings forbid even to look.
    return false;
  }
}

/** Whether this browser has a conversation that is open: then there may be something to hear. */
export const isInTalk = (siteKey: string): boolean => isKept(siteKey, "token", "open");
