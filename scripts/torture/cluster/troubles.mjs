import { setTimeout as sleep } from "node:timers/promises";

/** How long a database or a bus is away, in milliseconds. */
const AWAY_LEAST_MS = 100;
const DATABASE_AWAY_MOST_MS = 3_000;
const BUS_AWAY_MOST_MS = 6_000;

/** After so long at most, in milliseconds, a killed node is started again. */
const NODE_AWAY_MOST_MS = 2_000;

/** Longer than PostgreSQL lets a transaction stand open that nobody goes on with. */
const NODE_FROZEN_MOST_MS = 6_000;

/** A node notices so much later, at most, that Redis is back: until then it is not, for anybody. */
const NOTICED_MS = 2_500;

/** Nobody waits longer for the first ack after a database's return. */
const FIRST_ACK_WITHIN_MS = 60_000;

/**
 * What may befall a cluster and its services. Each resolves once it is over, with what it has to say:
 * `busAway`, the span in which Redis carried nothing; `firstAck`, how long after PostgreSQL
 * took connections again somebody had an ack (undefined: never). Redis is frozen for `longestMs`;
 * nothing else is away for longer than that, either.
 */
export function createTroubles({ house, watch, random, longestMs }) {
  const { cluster, postgres, redis } = house;
  const now = () => performance.now();
  const away = (most) => sleep(random.between(AWAY_LEAST_MS, Math.min(most, longestMs)));

  return {
    async "PostgreSQL killed"() {
      await postgres.kill();
      await away(DATABASE_AWAY_MOST_MS);
      await postgres.start();
      const back = now();
      const ack = await watch.nextAck(FIRST_ACK_WITHIN_MS);
      return { firstAck: ack === undefined ? undefined : ack - back };
    },

    async "Redis killed"() {
      const from = now();
      await redis.kill();
      await away(BUS_AWAY_MOST_MS);
      await redis.start();
      await sleep(NOTICED_MS);
      return { busAway: [from, now()] };
    },

    async "Redis frozen"() {
      const from = now();
      redis.freeze();
      await sleep(longestMs);
      redis.thaw();
      await sleep(NOTICED_MS);
      return { busAway: [from, now()] };
    },

    async "a node killed"() {
      const node = random.pick(cluster.nodes);
      await node.kill();
      await away(NODE_AWAY_MOST_MS);
      await node.start();
      return {};
    },

    /** With whatever locks it has at that moment. */
    async "a node frozen"() {
      const node = random.pick(cluster.nodes);
      node.freeze();
      await away(NODE_FROZEN_MOST_MS);
      node.thaw();
      return {};
    },

    async "Redis flushed"() {
      await redis.flush();
      return {};
    },
  };
}
