import { type Column, getTableColumns } from "drizzle-orm";
import { postgresTables } from "../db/tables.ts";
import type { ConversationRow } from "./conversation-row.ts";
import { TALK_COLUMNS } from "./talk-columns.ts";

export const { conversations, events } = postgresTables;

export const columnsOf = (table: Parameters<typeof getTableColumns>[0]): [string, Column][] =>
  Object.entries(getTableColumns(table));

/** What a row of a conversation has, without what is joined to it. */
export const rowColumns = columnsOf(conversations).map(([name]) => name as keyof ConversationRow);

/** As drizzle's casing names it in the database. */
export const snake = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `seq = t."seq", …` from the row `of`; the number of the change is given by each statement. */
const setting = (names: readonly string[], of: string) =>
  names.map((name) => `${snake(name)} = ${of}."${name}"`).join(", ");

/** What a message changes. */
export const setTalk = (of: string) =>
  setting(
    TALK_COLUMNS.filter((name) => name !== "change"),
    of,
  );

/** All that does not stay as it was when the conversation was opened. */
export const setWhole = (of: string) =>
  setting(
    rowColumns.filter((name) => !FIXED.includes(name)),
    of,
  );

const FIXED: readonly string[] = ["id", "siteId", "visitorId", "openedAt", "change"];

/** `c.visitor_id AS "visitorId", …` */
const selected = columnsOf(conversations)
  .map(([name]) => `c.${snake(name)} AS "${name}"`)
  .join(", ");

/** The columns of a list of rows that comes as JSON; JSON within is a text there. */
export const listed = (columns: [string, Column][]) =>
  columns
    .map(([name, column]) => `"${name}" ${column.getSQLType().replace("json", "text")}`)
    .join(", ");

const NEEDS = `rows from (json_to_recordset($1::json)
  AS ("visitorId" text, "conversationId" text, "clientId" text, "unreadAfter" int))
  WITH ORDINALITY AS n ("visitorId", "conversationId", "clientId", "unreadAfter", number)`;

/**
 * Who writes to a conversation locks its visitor first: what is read after that stays true until the
 * transaction ends. In the order of ids, so that no two wait for each other.
 */
export const lockVisitors = {
  name: "ledger_lock",
  text: `SELECT FROM visitors WHERE id = ANY (ARRAY (
      SELECT "visitorId" FROM ${NEEDS} WHERE "visitorId" IS NOT NULL
      UNION
      SELECT c.visitor_id FROM ${NEEDS} JOIN conversations c ON c.id = n."conversationId"
    )) ORDER BY id FOR NO KEY UPDATE`,
};

/**
 * Repeats are looked up by client id before anything else: joined in one query, the plan would read every
 * event of the conversations instead. `body` is looked at as text: a NUL somewhere in it would make
 * every JSON function fail.
 */
export const readNeeds = {
  name: "ledger_read",
  text: `WITH needs AS MATERIALIZED (SELECT * FROM ${NEEDS}), said AS MATERIALIZED (
      SELECT n.*, e.conversation_id, e.seq FROM needs n
      JOIN events e ON e.client_id = n."clientId" AND e.client_id IS NOT NULL) SELECT
    (SELECT json_agg(found) FROM (
      SELECT v.id, v.name, v.merged_into IS NOT NULL AS merged, (SELECT to_json(newest) FROM (
        SELECT ${selected}, v.name AS "visitorName"
        FROM conversations c WHERE c.visitor_id = v.id
        ORDER BY (c.state <> 'closed') DESC, c.opened_at DESC LIMIT 1) newest) AS latest
      FROM visitors v WHERE v.id = ANY (ARRAY (
        SELECT "visitorId" FROM needs WHERE "visitorId" IS NOT NULL))) found) AS visitors,
    (SELECT json_agg(found) FROM (
      SELECT ${selected}, v.name AS "visitorName"
      FROM conversations c JOIN visitors v ON v.id = c.visitor_id
      WHERE c.id = ANY (ARRAY (
        SELECT "conversationId" FROM needs WHERE "conversationId" IS NOT NULL))) found)
      AS conversations,
    (SELECT json_agg(found) FROM (
      SELECT n.number - 1 AS need, n.conversation_id AS "conversationId", n.seq
      FROM said n
      JOIN conversations c ON c.id = n.conversation_id
      WHERE c.visitor_id = coalesce(n."visitorId",
        (SELECT o.visitor_id FROM conversations o WHERE o.id = n."conversationId"))) found)
      AS repeats,
    (SELECT json_agg(found) FROM (
      SELECT n.number - 1 AS need, (SELECT count(*) FROM events e
        WHERE e.conversation_id = n."conversationId" AND e.seq > n."unreadAfter"
        AND e.by_kind = 'visitor' AND e.body::text LIKE '{"type":"message"%') AS count
      FROM needs n WHERE n."unreadAfter" IS NOT NULL) found) AS unread`,
};

/**
 * Stores all, and numbers the changes. The row that numbers them is locked late, and the lock is
 * held only for what is left of this statement and COMMIT, which is sent with it: numbers become
 * visible in their order, without a hole, whatever node has given them. What was open is changed
 * before anything new is opened: a visitor may have closed one and opened the next. When a row is not
 * as it was read, because somebody wrote it without locking its visitor, the division fails on purpose.
 */
const storing = ({
  others,
  mentions,
}: {
  others: boolean;
  mentions: boolean;
}): string => `WITH talk AS MATERIALIZED (
      SELECT * FROM json_to_recordset($1::json)
        AS t (id text, was bigint, ${listed(columnsOf(conversations).filter(isOfTalk))})
    ), said AS (
      INSERT INTO events (${columnsOf(events)
        .map(([name]) => snake(name))
        .join(", ")})
      SELECT ${columnsOf(events)
        .map(([name]) => (name === "body" ? `e."body"::json` : `e."${name}"`))
        .join(", ")}
      FROM json_to_recordset($2::json) AS e (${listed(columnsOf(events))})
      RETURNING 1
    )${mentions ? MENTIONED : ""}, numbers AS (
      UPDATE counters SET value = value + $3::bigint
      WHERE name = 'change' AND (SELECT count(*) FROM said) >= 0
      RETURNING value - $3::bigint AS base
    ), talked AS (
      UPDATE conversations c SET ${setTalk("t")}, change = numbers.base + t.change
      FROM talk t, numbers WHERE c.id = t.id AND c.change = t.was
      RETURNING 1
    )${others ? OTHERS : ""}
    SELECT base, 1 / (CASE
      WHEN (SELECT count(*) FROM talked)
        ${others ? "+ (SELECT count(*) FROM changed) + (SELECT count(*) FROM opened)" : ""} = $4::bigint THEN 1
      ELSE 0 END) AS complete
    FROM numbers`;

export const isOfTalk = ([name]: [string, Column]): boolean =>
  TALK_COLUMNS.some((one) => one === name);

/** Rows of which more has changed, and new ones. */
const OTHERS = `, given AS MATERIALIZED (
      SELECT * FROM rows from (
        json_to_recordset($5::json) AS (${listed(columnsOf(conversations))}), unnest($6::bigint[])
      ) AS g (${columnsOf(conversations).map(([name]) => `"${name}"`)}, was)
    ), changed AS (
      UPDATE conversations c
      SET ${setWhole("g")}, change = numbers.base + g.change
      FROM given g, numbers WHERE c.id = g.id AND c.change = g.was
      RETURNING 1
    ), opened AS (
      INSERT INTO conversations (${columnsOf(conversations)
        .map(([name]) => snake(name))
        .join(", ")})
      SELECT ${columnsOf(conversations)
        .map(([name]) => (name === "change" ? "numbers.base + g.change" : `g."${name}"`))
        .join(", ")}
      FROM given g, numbers WHERE g.was IS NULL AND (SELECT count(*) FROM changed) >= 0
      RETURNING 1
    )`;

const MENTIONED = `, mentioned AS (
      INSERT INTO mentions (agent_id, conversation_id, seq, at)
      SELECT m."agentId", m."conversationId", m.seq, m.at
      FROM json_to_recordset($7::json)
        AS m ("agentId" text, "conversationId" text, seq int, at bigint)
    )`;

/** Most transactions: people talk, and nothing else happens. */
export const storeTalk = {
  name: "ledger_store_talk",
  text: storing({ others: false, mentions: false }),
};

export const storeAll = { name: "ledger_store", text: storing({ others: true, mentions: false }) };

/** Few transactions have any: the others do not pay for it. */
export const storeAllWithMentions = {
  name: "ledger_store_mentions",
  text: storing({ others: true, mentions: true }),
};
