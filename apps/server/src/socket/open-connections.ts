import type { CloseReason } from "@foyer/protocol";
import type { Connection } from "./connection.ts";

/** How often silence is looked for: fine enough beside the limits themselves. */
const CHECK_MS = 5_000;

/** All open sockets; consoles by the session they were opened with. */
export interface OpenConnections {
  add(connection: Connection, sessionId?: string): void;
  remove(connection: Connection): void;
  /** Ids of the sessions that consoles here were opened with, each once. */
  sessions(): string[];
  /** Closes what a session had open: a right that is gone is gone from live sockets too. */
  closeSession(sessionId: string): void;
  closeAll(reason: CloseReason): void;
  /** Closes who has been silent for too long; also done by itself, now and then. */
  checkSilence(): void;
  count(): number;
  stop(): void;
}

export function createOpenConnections(): OpenConnections {
  const all = new Map<Connection, string | undefined>();
  const checkSilence = () => {
    for (const connection of all.keys()) connection.checkSilence();
  };
  const timer = setInterval(checkSilence, CHECK_MS);
  timer.unref();
  return {
    add: (connection, sessionId) => void all.set(connection, sessionId),
    remove: (connection) => void all.delete(connection),
    sessions: () => [...new Set(all.values())].filter((id) => id !== undefined),
    closeSession(sessionId) {
      for (const [connection, id] of all) if (id === sessionId) connection.close("signed_out");
    },
    closeAll(reason) {
      for (const connection of all.keys()) connection.close(reason);
    },
    checkSilence,
    count: () => all.size,
    stop: () => clearInterval(timer),
  };
}
