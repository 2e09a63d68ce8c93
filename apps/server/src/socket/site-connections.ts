import type { Connection } from "./connection.ts";

/** Which site each open widget of this process belongs to. */
export interface SiteConnections {
  add(siteId: string, connection: Connection): void;
  remove(siteId: string, connection: Connection): void;
  /** The sites that somebody is on, each once. */
  siteIds(): string[];
  /** The site is gone: its widgets are told, and do not come back. */
  close(siteId: string): void;
}

export function createSiteConnections(): SiteConnections {
  const bySite = new Map<string, Set<Connection>>();
  return {
    add(siteId, connection) {
      const connections = bySite.get(siteId);
      if (connections) connections.add(connection);
      else bySite.set(siteId, new Set([connection]));
    },
    remove(siteId, connection) {
      const connections = bySite.get(siteId);
      connections?.delete(connection);
      if (connections?.size === 0) bySite.delete(siteId);
    },
    siteIds: () => [...bySite.keys()],
    close(siteId) {
      const message = "The site was deleted.";
      // A copy: who is closed leaves at once.
      for (const connection of [...(bySite.get(siteId) ?? [])]) {
        connection.send({ type: "error", kind: "unknown_site", message });
        connection.close("refused", "unknown_site");
      }
    },
  };
}
