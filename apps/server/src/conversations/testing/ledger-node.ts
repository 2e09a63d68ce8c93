import { join } from "node:path";
import { present } from "@foyer/test-kit/services/present";
import { sharedPostgres } from "@foyer/test-kit/services/shared";
import { onTestFinished, test } from "vitest";
import type { ChangeSpan } from "../../db/db.ts";
import { openPostgres } from "../../db/postgres/open-postgres.ts";
import { UNRATED } from "../../feedback/feedback-row.ts";
import { NO_FOLLOW_UP } from "../../follow-ups/follow-up-row.ts";
import { UNROUTED } from "../../routing/offer-row.ts";
import { NO_TARGETS } from "../../standards/take-waits.ts";
import type { ConversationRow } from "../conversation-row.ts";
import { createPostgresLedger } from "../postgres-ledger-store.ts";

export const pgTest = test.skipIf(!present.postgres);
const migrationsDir = join(import.meta.dirname, "../../db/migrations-postgres");

/** A database with one site, an agent and visitors "ann", "bob" and "cid". */
export async function site(): Promise<string> {
  const postgres = await sharedPostgres();
  const { url } = await postgres.createDatabase();
  await postgres.run(
    `INSERT INTO sites VALUES ('site', 'site', 'Site', '#000000', '', '', 'en', '[]', 1);
     INSERT INTO agents VALUES ('dora', 'd@x.org', 'Dora', '#000000', 'agent', true, '', 1);
     INSERT INTO visitors SELECT name, 'site', name, initcap(name), null, null, '[]', null, '', 1, 1
     FROM unnest('{ann,bob,cid}'::text[]) AS name`,
    new URL(url).pathname.slice(1),
  );
  return url;
}

/** One node: says and claims as the acts do, without their rules. */
export async function node(url: string) {
  const fatal: unknown[] = [];
  const db = await openPostgres({ url, migrationsDir, onFatal: (error) => fatal.push(error) });
  onTestFinished(() => db.close());
  const ledger = createPostgresLedger(db);
  const spans: ChangeSpan[] = [];
  db.onCommit((span, publish) => {
    if (span) spans.push(span);
    publish();
  });

  function write(row: ConversationRow, text: string, clientId?: string): ConversationRow {
    const changed = { ...row, seq: row.seq + 1, lastText: text };
    ledger.add({
      conversationId: row.id,
      visitorId: row.visitorId,
      seq: changed.seq,
      at: 1,
      by: { kind: "visitor" },
      clientId,
      internal: false,
      body: JSON.stringify({ type: "message", text }),
    });
    ledger.update(changed, row);
    return changed;
  }

  function open(visitorId: string): ConversationRow {
    const row = emptyRow(visitorId, ledger.nameOf(visitorId));
    ledger.insert(row);
    return row;
  }

  return {
    db,
    ledger,
    spans,
    fatal,
    write,
    open,
    /** A visitor's message; resolves with its place, the first one's for a repeat. */
    say: (visitorId: string, text: string, clientId = text) =>
      db.writes.stage({ visitorId, clientId }, () => {
        const repeat = ledger.repeatOf(visitorId, clientId);
        if (repeat) return repeat;
        const row = write(ledger.latestOf(visitorId) ?? open(visitorId), text, clientId);
        return { conversationId: row.id, seq: row.seq };
      }),
    claim: (id: string, assigneeId: string) =>
      db.writes.stage({ conversationId: id }, () => {
        const row = ledger.byId(id);
        if (row?.state !== "waiting") throw new Error(`${row?.assigneeId} was faster`);
        ledger.update({ ...row, state: "active", assigneeId }, row);
      }),
    close: (visitorId: string) =>
      db.writes.stage({ visitorId }, () => {
        const row = ledger.latestOf(visitorId);
        if (row) ledger.update({ ...row, state: "closed", closedAt: 2 }, row);
      }),
    async texts(): Promise<string[]> {
      const { rows } = await db.query(
        "SELECT body ->> 'text' AS text FROM events ORDER BY conversation_id, seq",
      );
      return rows.map(({ text }) => text);
    },
    async conversations(): Promise<Record<string, unknown>[]> {
      return (await db.query("SELECT * FROM conversations ORDER BY change")).rows;
    },
    lastChange: async () =>
      Number((await db.query("SELECT value FROM counters WHERE name = 'change'")).rows[0].value),
    /** Resolves when a session in this database waits for a lock. */
    async whoWaits(): Promise<number> {
      for (;;) {
        const { rows } = await db.query(
          `SELECT pid FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        if (rows.length > 0) return rows[0].pid;
      }
    },
  };
}

let ids = 0;
const emptyRow = (visitorId: string, visitorName: string | null): ConversationRow => {
  ids += 1;
  return {
    id: `conversation-${ids}`,
    siteId: "site",
    visitorId,
    visitorName,
    state: "waiting",
    assigneeId: null,
    pagePath: "/",
    lang: "",
    seq: 0,
    visibleSeq: 0,
    readByAgent: 0,
    readByVisitor: 0,
    unread: 0,
    lastText: "",
    lastBy: "visitor",
    lastAt: 1,
    openedAt: ids,
    waitingSince: 1,
    closedAt: null,
    outcome: null,
    ...UNRATED,
    queuedAt: null,
    answeredAt: null,
    contactLeft: null,
    tags: "",
    priority: "normal",
    stage: null,
    teamId: null,
    snoozedUntil: null,
    ...NO_FOLLOW_UP,
    ...UNROUTED,
    ...NO_TARGETS,
    change: 0,
  };
};

/** Spans of any number of nodes as single numbers, sorted. */
export const numbersOf = (...spans: ChangeSpan[][]): number[] =>
  spans
    .flat()
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
    .sort((a, b) => a - b);

export const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);
