/** What is asked of a conversation here. */
interface Talk {
  id: string;
  visitorId: string;
  siteId: string;
  teamId: string | null;
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
  /** Those that are with a team, by visitor. */
  const inTeams = new Map<string, Talk>();

  function heard(talk: Talk): void {
    const { id, visitorId, siteId, teamId, state } = talk;
    if (state === "self_service") alone.set(id, visitorId);
    else alone.delete(id);
    if (state === "closed") {
      if (open.get(visitorId)?.id === id) open.delete(visitorId);
      if (inTeams.get(visitorId)?.id === id) inTeams.delete(visitorId);
      return;
    }
    const isNew = !open.has(visitorId);
    const known = { id, visitorId, siteId, teamId, state };
    open.set(visitorId, known);
    if (teamId === null) inTeams.delete(visitorId);
    else inTeams.set(visitorId, known);
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
    /** The team that a visitor's open conversation is with, if any. */
    teamOf: (visitorId: string): string | null => inTeams.get(visitorId)?.teamId ?? null,
    /** Whose open conversations are with a team. */
    withTeams: (): Iterable<Pick<Talk, "visitorId" | "siteId">> => inTeams.values(),
    /** A conversation is as it is now, wherever it was changed. */
    heard,
    /** Those that are open at the start. */
    read(rows: readonly Talk[]): void {
      for (const row of rows) heard(row);
    },
  };
}
