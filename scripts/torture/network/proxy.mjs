import { connect, createServer } from "node:net";

/** Bytes a slow reader takes at a time, and how often. */
const SIP_BYTES = 512;
const SIP_MS = 50;

/**
 * A bad network in user space: every connection to its port goes on to `port`, until something
 * befalls it. Faults are done to connections that live and have had none yet.
 */
export async function startProxy(port) {
  const pairs = new Set();
  const doors = { open: true };
  const server = createServer({ noDelay: true }, (client) => {
    if (!doors.open) return client.resetAndDestroy();
    const upstream = connect({ port, host: "127.0.0.1", noDelay: true });
    const pair = createPair(client, upstream);
    pairs.add(pair);
    forward(pair, client, upstream, pair.up);
    forward(pair, upstream, client, pair.down);
    upstream.once("close", () => pairs.delete(pair));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    doors,
    /** Connections that nothing has befallen yet. */
    sound: () => [...pairs].filter(({ spoiled, client }) => !spoiled && !client.destroyed),
    /** What is slow becomes quick; what is broken stays broken. */
    heal() {
      doors.open = true;
      for (const pair of pairs) pair.recover();
    },
    close() {
      for (const { client, upstream } of pairs) {
        client.destroy();
        upstream.destroy();
      }
      server.close();
    },
  };
}

function createPair(client, upstream) {
  const [up, down] = [flow(), flow()];
  return {
    ...{ client, upstream, up, down, spoiled: false, cutInside: false },
    /** Slow no more; what is silent stays so. */
    recover() {
      for (const way of [up, down]) Object.assign(way, { delay: () => 0, sips: false });
      this.spoiled = this.cutInside || up.silent || down.silent;
    },
  };
}

/** One direction of a connection: silent, slow, or in sips; never out of order. */
const flow = () => ({ silent: false, delay: () => 0, sips: false, dueAt: 0, waiting: [] });

function forward(pair, from, to, way) {
  from.on("error", () => {});
  from.on("data", (chunk) => {
    // A black hole takes everything and says nothing.
    if (way.silent) return;
    if (pair.cutInside) return cutInside(pair, to, chunk);
    if (way.sips) return sip(from, to, way, chunk);
    inOrder(way, () => to.writable && to.write(chunk));
  });
  // A silent direction does not carry the end, either.
  from.on("end", () => way.silent || inOrder(way, () => to.end()));
  from.on("close", () => way.silent || inOrder(way, () => to.destroy()));
}

/** What is delayed is not overtaken by what comes after it. */
function inOrder(way, act) {
  const now = performance.now();
  way.dueAt = Math.max(way.dueAt, now + way.delay());
  if (way.dueAt <= now && way.waiting.length === 0) return act();
  way.waiting.push(act);
  // Timers are a millisecond coarse and may change places: each lets the first in line go.
  setTimeout(() => {
    const first = way.waiting.shift();
    if (!way.silent) first();
  }, way.dueAt - now);
}

/** Half a frame arrives, then the line is dead. */
function cutInside(pair, to, chunk) {
  to.write(chunk.subarray(0, Math.max(1, chunk.length >> 1)), () => {
    pair.client.resetAndDestroy();
    pair.upstream.resetAndDestroy();
  });
}

function sip(from, to, way, chunk) {
  from.pause();
  let at = 0;
  const next = () => {
    if (at >= chunk.length || !to.writable) return from.resume();
    const size = way.sips ? SIP_BYTES : chunk.length;
    if (!way.silent) to.write(chunk.subarray(at, at + size));
    at += size;
    setTimeout(next, way.sips ? SIP_MS : 0);
  };
  next();
}
