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
  const open = new Map<string, Talk>();
  /** Those that run in self-service: whose they are. */
  const alone = new Map<string, string>();

  function heard(talk: Talk): void {
    const { id, visitorId, state } = talk;
    if (state === "self_service") alone.set(id, visitorId);
    else alone.delete(id);
    if (state === "closed") {
      if (open.get(visitorId)?.id === id) open.delete(visitorId);
      return;
    }
    const isNew = !open.has(visitorId);
    open.set(visitorId, { id, visitorId, state });
    if (isNew) onBegin(visitorId);
  }

  return {
    /** The conversation that a visitor has open, if any. */
    openOf: (visitorId: string): string | null => open.get(visitorId)?.id ?? null,
    /** Whether what a visitor says goes to people. */
    isWithPerson: (visitorId: string): boolean =>
      (open.get(visitorId)?.state ?? "self_service") !== "self_service",
    /** Whose conversation it is, if that runs in self-service. */
    aloneIn: (conversationId: string): string | undefined => alone.get(conversationId),
    /** A conversation is as it is now, wherever it was changed. */
    heard,
    /** Those that are open at the start. */
    read(rows: readonly Talk[]): void {
      for (const row of rows) heard(row);
    },
  };
}
