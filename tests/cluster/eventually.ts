const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 20_000;

/**
 * Asks again until `isSo` says yes: for what nodes know in the end and tell nobody. Throws with
 * `what` when it never does.
 */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const since = performance.now(); performance.now() - since < PATIENCE_MS; ) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`never so: ${what}`);
}
