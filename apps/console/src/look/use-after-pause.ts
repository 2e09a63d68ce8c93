import { useEffect } from "preact/hooks";

/** So long something is on the screen before more is asked about it: who walks through a list asks nothing on the way. */
export const SETTLED_MS = 150;

/**
 * Does `act` when `deps` have stayed the same for `ms` milliseconds; at 0 as soon as it is painted. What `act`
 * returns is called when they change, or the caller leaves the screen.
 */
export function useAfterPause(
  // biome-ignore lint/suspicious/noConfusingVoidType: as useEffect takes it.
  act: () => (() => void) | undefined | void,
  deps: readonly unknown[],
  ms: number,
): void {
  useEffect(() => {
    if (ms === 0) return act() ?? undefined;
    let end: (() => void) | undefined;
    const timer = setTimeout(() => {
      end = act() ?? undefined;
    }, ms);
    return () => {
      clearTimeout(timer);
      end?.();
    };
  }, deps);
}
