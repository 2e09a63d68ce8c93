/**
 * What the page has said of the visitor's consent before the script was there: the last call of
 * `Foyer("consent", …)` in the stub queue, else `data-foyer-consent` on the script. Undefined: nothing.
 */
export function saidConsent(
  queue: readonly ArrayLike<unknown>[] | undefined,
  script: Element | null,
): boolean | undefined {
  const called = (queue ?? []).filter((args) => args[0] === "consent").at(-1);
  if (called) return called[1] === true;
  const said = script?.getAttribute("data-foyer-consent");
  return said == null ? undefined : said !== "false";
}
