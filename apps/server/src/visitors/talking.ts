/** What is asked of a conversation here. */
interface Talk {
  id: string;
  visitorId: string;
  state: string;
}

export type Talking = ReturnType<typeof createTalking>;

/**
 * Which visitors have a conversation open, in memory: consoles are told of the comings and goings of those
 * alone. `onBegin` is called when somebody has one who had none.
 */
export function createTalking(onBegin: (visitorId: string) => void) {
  const open = new Map<string, string>();

  function heard({ id, visitorId, state }: Talk): void {
    if (state === "closed") {
      if (open.get(visitorId) === id) open.delete(visitorId);
      return;
    }
    const isNew = !open.has(visitorId);
    open.set(visitorId, id);
    if (isNew) onBegin(visitorId);
  }

  return {
    /** The conversation that a visitor has open, if any. */
    openOf: (visitorId: string): string | null => open.get(visitorId) ?? null,
    /** A conversation is as it is now, wherever it was changed. */
    heard,
    /** Those that are open at the start. */
    read(rows: readonly Talk[]): void {
      for (const row of rows) heard(row);
    },
  };
}
