import { useState } from "preact/hooks";
import { reason } from "../http.ts";
import { useAfterPause } from "./use-after-pause.ts";

/**
 * What the server makes of something that is being typed: asked when `deps` have stayed the same for `ms`
 * milliseconds. The last answer stays until the next; `error` says why there was none, and is "" otherwise.
 */
export function useAsked<T>(
  ask: () => Promise<T>,
  deps: readonly unknown[],
  ms: number,
): { answer: T | null; error: string } {
  const [said, setSaid] = useState<{ answer: T | null; error: string }>({
    answer: null,
    error: "",
  });
  useAfterPause(
    () => {
      let current = true;
      ask().then(
        (answer) => current && setSaid({ answer, error: "" }),
        (failure: unknown) =>
          current && setSaid(({ answer }) => ({ answer, error: reason(failure) })),
      );
      return () => {
        current = false;
      };
    },
    deps,
    ms,
  );
  return said;
}
