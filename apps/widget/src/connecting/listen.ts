/** Calls `hear` at each of the window's `signs`; returns how to stop. */
export function listen(signs: readonly string[], hear: () => void): () => void {
  for (const sign of signs) addEventListener(sign, hear);
  return () => {
    for (const sign of signs) removeEventListener(sign, hear);
  };
}
