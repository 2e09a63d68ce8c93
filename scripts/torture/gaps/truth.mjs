import { serverPackage } from "../process/server-package.mjs";

/**
 * What stands at every place, as the first who heard of it was told: whoever is told otherwise,
 * and the database at the end, is held against it. `hidden` places are those that a visitor was
 * led over; only what visitors may not see may stand there.
 */
export function createTruth() {
  const logs = new Map();
  const hidden = new Map();
  const offences = [];
  const offend = (kind, line) => offences.push({ kind, line });
  const logOf = (of, conversationId) => {
    const found = of.get(conversationId) ?? [];
    of.set(conversationId, found);
    return found;
  };

  return {
    offences,
    offend,
    /** `id` is the client id that made the event, "" when the server did. */
    note(owner, conversationId, seq, id) {
      const log = logOf(logs, conversationId);
      log[seq] ??= id;
      if (log[seq] === id) return;
      offend("twice", `${owner}: ${conversationId} seq ${seq} is "${id}", was "${log[seq]}"`);
    },
    hide(conversationId, seq) {
      logOf(hidden, conversationId)[seq] = true;
    },
    /** Holds all that was told so far against the database; returns how many events it has. */
    verify(file) {
      const Sqlite = serverPackage("better-sqlite3");
      const sqlite = new Sqlite(file, { readonly: true });
      const stored = sqlite
        .prepare(
          `SELECT conversation_id AS id, seq, coalesce(client_id, '') AS clientId, internal
          FROM events ORDER BY conversation_id, seq`,
        )
        .all();
      sqlite.close();
      const named = new Set();
      const heads = new Map();
      for (const { id, seq, clientId, internal } of stored) {
        if (seq !== (heads.get(id) ?? 0) + 1) offend("gap", `${id}: seq ${seq} in the log`);
        heads.set(id, seq);
        if (clientId && named.has(clientId)) offend("twice", `${clientId} is stored twice`);
        if (clientId) named.add(clientId);
        const told = logs.get(id)?.[seq];
        if (told !== undefined && told !== clientId) {
          offend("changed", `${id} seq ${seq} was told as "${told}", stored is "${clientId}"`);
        }
        if (hidden.get(id)?.[seq] && !internal) {
          offend("skipped", `${id} seq ${seq} was never shown to its visitor`);
        }
      }
      for (const [id, log] of logs) {
        if (log.length - 1 > (heads.get(id) ?? 0)) offend("lost", `${id} seq ${log.length - 1}`);
      }
      return { stored: stored.length, heads };
    },
  };
}
