type Queue = readonly ArrayLike<unknown>[];

/** The arguments, name first, of the last call of this name in the stub queue. */
export const lastCall = (queue: Queue, name: string): ArrayLike<unknown> | undefined =>
  queue.findLast((args) => args[0] === name);

/**
 * What the page has said of the visitor's consent before the script was there: the last call of
 * `Foyer("consent", …)` in the stub queue, else `data-foyer-consent` on the script. Undefined: nothing.
 */
export function saidConsent(queue: Queue, script: Element | null): boolean | undefined {
  const called = lastCall(queue, "consent");
  if (called) return called[1] === true;
  const said = script?.getAttribute("data-foyer-consent");
  return said == null ? undefined : said !== "false";
}
