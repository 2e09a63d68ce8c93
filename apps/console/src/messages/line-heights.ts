/** A line of which nothing is known yet, in pixels: a short message with its time below. */
const GUESS = 60;

/** How high the lines of a log are, in pixels. */
export type LineHeights = ReturnType<typeof createLineHeights>;

/** By conversation: who comes back to one knows its lines already. */
const known = new Map<string, LineHeights>();

export function heightsOf(conversationId: string): LineHeights {
  const heights = known.get(conversationId) ?? createLineHeights();
  known.set(conversationId, heights);
  return heights;
}

/** As they were measured, else as the log's lines usually are. */
export function createLineHeights() {
  const measured = new Map<string, number>();
  let sum = 0;

  return {
    of: (key: string): number =>
      measured.get(key) ?? (measured.size > 0 ? sum / measured.size : GUESS),
    /** A line without height is one that nobody has laid out: nothing is learnt from it. */
    measured(key: string, height: number): void {
      if (height <= 0) return;
      sum += height - (measured.get(key) ?? 0);
      measured.set(key, height);
    },
    /** The log has another width: lines break elsewhere. */
    forget(): void {
      measured.clear();
      sum = 0;
    },
  };
}
