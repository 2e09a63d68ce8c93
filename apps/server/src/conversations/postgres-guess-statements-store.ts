import {
  columnsOf,
  conversations,
  events,
  isOfTalk,
  listed,
  setTalk,
  setWhole,
  snake,
} from "./postgres-statements-store.ts";

/**
 * Stores what was written on a guess, as far as it holds. A conversation is held when its row is as it was guessed,
 * nobody has its visitor locked, and none of what is said has been said before. Nobody is waited for: whoever has
 * the visitor is about to change the row. Both rows are locked, so that PostgreSQL looks again at one that was changed
 * since the statement began. What is not held is left out, and its changes get no numbers: those stay without a hole.
 * As in all statements that store, a division fails on purpose where not all was stored that was held.
 *
 * The sets are looked into by subqueries that are no joins (IS TRUE): PostgreSQL makes hash tables of them, while
 * joins of lists would compare each with each, in a session that makes no hash joins.
 */
const storing = ({ whole }: { whole: boolean }): string => `WITH given AS MATERIALIZED (
      SELECT * FROM json_to_recordset($1::json) AS t (id text, "visitorId" text, was bigint,
        "wasSeq" int, whole boolean, ${listed(columnsOf(conversations).filter(isOfTalk))})
    ), said AS MATERIALIZED (
      SELECT * FROM json_to_recordset($2::json) AS e (${listed(columnsOf(events))})
    ), held AS MATERIALIZED (
      SELECT g.id FROM given g
      JOIN conversations c ON c.id = g.id AND c.change = g.was AND c.seq = g."wasSeq"
        AND c.visitor_id = g."visitorId"
      JOIN visitors v ON v.id = g."visitorId"
      WHERE g.id <> ALL (ARRAY (
        SELECT s."conversationId" FROM said s JOIN events e ON e.client_id = s."clientId"))
      FOR NO KEY UPDATE OF v, c SKIP LOCKED
    ), dropped AS MATERIALIZED (
      SELECT number FROM unnest($3::text[]) WITH ORDINALITY AS c (id, number)
      WHERE (c.id IN (SELECT id FROM held)) IS NOT TRUE
    ), stored AS (
      INSERT INTO events (${columnsOf(events)
        .map(([name]) => snake(name))
        .join(", ")})
      SELECT ${columnsOf(events)
        .map(([name]) => (name === "body" ? `s."body"::json` : `s."${name}"`))
        .join(", ")}
      FROM said s WHERE (s."conversationId" IN (SELECT id FROM held)) IS TRUE
      RETURNING 1
    )${whole ? MENTIONED : ""}, numbers AS (
      UPDATE counters SET value = value + cardinality($3::text[]) - (SELECT count(*) FROM dropped)
      WHERE name = 'change' AND (SELECT count(*) FROM stored) >= 0
        AND EXISTS (SELECT FROM held)
      RETURNING value - cardinality($3::text[]) + (SELECT count(*) FROM dropped) AS base
    ), talked AS (
      UPDATE conversations c SET ${setTalk("g")}, change = ${numberOf}
      FROM given g, numbers
      WHERE c.id = g.id AND c.change = g.was AND NOT g.whole
        AND (g.id IN (SELECT id FROM held)) IS TRUE
      RETURNING 1
    )${whole ? CHANGED : ""}
    SELECT base,
      CASE WHEN (SELECT count(*) FROM held) < $4::bigint
        THEN (SELECT string_agg(id, ',') FROM held) END AS held,
      1 / (CASE WHEN (SELECT count(*) FROM talked)
        ${whole ? "+ (SELECT count(*) FROM changed)" : ""} = (SELECT count(*) FROM held) THEN 1
      ELSE 0 END) AS complete
    FROM numbers`;

/** Those before it that are left out leave no hole. */
const numberOf = `numbers.base + g.change
  - (SELECT count(*) FROM dropped d WHERE d.number <= g.change)`;

const CHANGED = `, changed AS (
      UPDATE conversations c
      SET ${setWhole("g")}, change = ${numberOf}
      FROM json_to_recordset($5::json) AS g (was bigint, ${listed(columnsOf(conversations))}), numbers
      WHERE c.id = g.id AND c.change = g.was AND (g.id IN (SELECT id FROM held)) IS TRUE
      RETURNING 1
    )`;

const MENTIONED = `, mentioned AS (
      INSERT INTO mentions (agent_id, conversation_id, seq, at)
      SELECT m."agentId", m."conversationId", m.seq, m.at
      FROM json_to_recordset($6::json)
        AS m ("agentId" text, "conversationId" text, seq int, at bigint)
      WHERE (m."conversationId" IN (SELECT id FROM held)) IS TRUE
    )`;

/** Most transactions: people talk, and nothing else happens. */
export const storeTalkGuess = { name: "guess_store_talk", text: storing({ whole: false }) };

export const storeGuess = { name: "guess_store", text: storing({ whole: true }) };
