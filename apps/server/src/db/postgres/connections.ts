import { Client, type ClientBase, type ClientConfig, Pool } from "pg";
import type { Log } from "../../log.ts";

/** Connections of one node for everything but its staged writes. */
export const POOL_MOST = 10;

/** How long a connection may take to be made, or a free one to be found, in milliseconds. */
export const CONNECT_MS = 2_000;

/** A server that says nothing for so long is taken for gone: its connection is dropped. */
const ANSWER_MS = 12_000;

/** Staged writes give up sooner: everybody who says something waits for them. */
const STAGED_ANSWER_MS = 6_000;

/**
 * What a session asks of the server, in milliseconds. A node that freezes inside a transaction gives
 * its locks back before the others, which wait for them, give up.
 */
const SETTINGS = {
  idle_in_transaction_session_timeout: 3_000,
  lock_timeout: 5_000,
  statement_timeout: 10_000,
  // A machine that vanished without a word holds its locks for half a minute, and not for ten.
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
  // Compiling a plan takes longer than any statement here runs.
  jit: "off",
};

/**
 * The session of staged writes runs lookups by key alone. It is told so: a plan that was made while a
 * table was small would stay in use for long after the table has grown.
 */
const STAGED_SETTINGS = {
  ...SETTINGS,
  lock_timeout: 4_000,
  statement_timeout: 5_000,
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
  // Its few statements are long and always the same: planned once, and not for each batch.
  plan_cache_mode: "force_generic_plan",
};

const PURPOSES = {
  staged: { answer: STAGED_ANSWER_MS, settings: STAGED_SETTINGS },
  lock: { answer: ANSWER_MS, settings: SETTINGS },
  // Waits for its turn as long as it takes, and works as long.
  migration: { answer: 0, settings: { statement_timeout: 0 } },
};

export type Purpose = keyof typeof PURPOSES;

/** Makes connections to one database that are all set up alike. */
export interface Connections {
  pool: Pool;
  /** A connection of its own, outside of the pool. Rejects when there is none to be had. */
  connect(purpose: Purpose): Promise<Client>;
}

/** `url` is a whole DATABASE_URL; nothing is connected yet. Throws when it cannot be read. */
export function createConnections(url: string, log?: Log): Connections {
  const config: ClientConfig = {
    connectionString: url,
    application_name: "foyer",
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
  };
  const lost = (error: Error) => log?.warn({ reason: error.message }, "database connection lost");
  const pool = new Pool({
    ...config,
    max: POOL_MOST,
    // Statements of one write may be sent without waiting for each other's answers.
    pipeline: true,
    onConnect: (client) => setUp(client),
  });
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("error", lost);

  async function connect(purpose: Purpose): Promise<Client> {
    const { answer, settings } = PURPOSES[purpose];
    const client = new Client({ ...config, query_timeout: answer });
    client.on("error", lost);
    try {
      await client.connect();
      await setUp(client, settings);
      return client;
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
  }

  return { pool, connect };
}

/** An ack means that it is on disk: whatever the owner has set for others, these sessions wait for it. */
const KEEP_ACKS = `SELECT set_config('synchronous_commit', 'on', false)
  WHERE current_setting('synchronous_commit') = 'off'`;

async function setUp(client: ClientBase, settings: object = SETTINGS): Promise<void> {
  const set = Object.entries(settings).map(([name, value]) => `SET ${name} = '${value}';`);
  await client.query(`${set.join(" ")} ${KEEP_ACKS}`);
}
