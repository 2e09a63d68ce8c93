import { serverPackage } from "../process/server-package.mjs";

/** What PostgreSQL holds, asked beside the nodes: on a connection of its own each time. */
export function openStored(url) {
  const { Client } = serverPackage("pg");

  async function ask(sql, values = []) {
    const client = new Client({ connectionString: url });
    client.on("error", () => {});
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  return {
    ask,

    /** Logs by conversation, as the auditor of the simulation wants them. */
    async logs(conversationIds) {
      const rows = await ask(
        `SELECT conversation_id AS "conversationId", seq, internal::int AS internal, body
        FROM events WHERE conversation_id = ANY($1) ORDER BY conversation_id, seq`,
        [conversationIds],
      );
      const logs = new Map(conversationIds.map((id) => [id, []]));
      for (const row of rows) logs.get(row.conversationId).push(row);
      return logs;
    },

    /** One conversation's log, as the judge of claims wants it. */
    log: (id) =>
      ask(
        `SELECT seq, body->>'type' AS type, by_id AS "byId", body->>'reason' AS reason,
          coalesce(body->'to'->>'id', body->>'state') AS "to"
        FROM events WHERE conversation_id = $1 ORDER BY seq`,
        [id],
      ),

    async row(id) {
      const rows = await ask(
        `SELECT state, assignee_id AS "assigneeId", change::float8 AS change, seq
        FROM conversations WHERE id = $1`,
        [id],
      );
      return rows[0];
    },

    async orphans() {
      const rows = await ask(
        `SELECT id FROM conversations WHERE (state = 'active') <> (assignee_id IS NOT NULL)
          AND state <> 'closed'`,
      );
      return rows.map(({ id }) => id);
    },
  };
}
