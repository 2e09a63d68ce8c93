/** How long the proxy turns everybody away, in milliseconds. */
const REFUSES_MS = 300;

/** How long a connection is slow, in milliseconds; then it may be hit by something else. */
const SLOW_MS = 1_500;

function recover(pair) {
  setTimeout(() => pair.recover(), SLOW_MS);
}

/** What may befall one connection; `random` is the torture's own. */
export const createFaults = (proxy, random) => ({
  rst: (pair) => {
    pair.client.resetAndDestroy();
    pair.upstream.resetAndDestroy();
  },
  fin: ({ client, upstream }) => {
    client.end();
    upstream.end();
  },
  "black hole": ({ up, down }) => {
    up.silent = true;
    down.silent = true;
  },
  "one-way black hole, up": ({ up }) => {
    up.silent = true;
  },
  "one-way black hole, down": ({ down }) => {
    down.silent = true;
  },
  "slow reader": (pair) => {
    pair.down.sips = true;
    recover(pair);
  },
  "delay and jitter": (pair) => {
    const { up, down } = pair;
    recover(pair);
    const least = random.between(20, 200);
    for (const way of [up, down]) way.delay = () => least + random.between(0, 2 * least);
  },
  "cut inside a frame": (pair) => {
    pair.cutInside = true;
  },
  "refused for a while": (pair) => {
    proxy.doors.open = false;
    pair.client.resetAndDestroy();
    pair.upstream.resetAndDestroy();
    setTimeout(() => {
      proxy.doors.open = true;
    }, REFUSES_MS);
  },
});
