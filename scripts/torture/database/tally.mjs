/** Acks and errors by the clock: what came before, during and after the trouble. */
export function createTally() {
  const acks = [];
  const errors = [];
  const within = (times, from, to) => times.filter((at) => at >= from && at < to);
  return {
    ack: () => acks.push(performance.now()),
    error: (kind) => errors.push({ at: performance.now(), kind }),
    acksIn: (from, to) => within(acks, from, to).length,
    errorsIn: (from, to) => errors.filter(({ at }) => at >= from && at < to).length,
    firstAckAfter: (from) => acks.find((at) => at >= from),
    /** The longest time without an ack between two moments. */
    longestPause(from, to) {
      const times = [from, ...within(acks, from, to), to];
      return Math.max(...times.slice(1).map((at, i) => at - times[i]));
    },
  };
}
