/**
 * Reads along what clients of one side say and hear: how long each line took until it was acked and
 * until the other side was shown it, and how long each client was without a connection. Times are
 * milliseconds of performance.now().
 */
export function createWatch() {
  const lines = new Map();
  const acks = [];
  const deliveries = [];
  const gaps = [];
  const pauses = [];
  const ackWaits = new Set();

  function said(clientId) {
    lines.set(clientId, { at: performance.now(), shown: false });
  }

  function acked(clientId) {
    const at = performance.now();
    for (const wait of ackWaits) wait(at);
    const line = lines.get(clientId);
    if (!line || line.acked) return;
    line.acked = true;
    acks.push({ at: line.at, ms: at - line.at });
  }

  function shown(clientId) {
    const line = lines.get(clientId);
    if (!line || line.shown) return;
    line.shown = true;
    deliveries.push({ at: line.at, ms: performance.now() - line.at });
  }

  return {
    /** `pauses` are the part of a gap that a client lets pass before it tries again. */
    ...{ said, acks, deliveries, gaps, pauses },

    /** Resolves with when the next ack came, undefined when none has come for `ms`. */
    nextAck: (ms) =>
      new Promise((resolve) => {
        const end = (at) => {
          clearTimeout(late);
          ackWaits.delete(end);
          resolve(at);
        };
        const late = setTimeout(() => end(undefined), ms);
        ackWaits.add(end);
      }),

    /** `network` as it is, with somebody who reads along; `side` is whose client connects. */
    tap(network, side) {
      let openSince;
      let lostAt;
      let hasPaused = false;
      const read = (frame) => {
        if (frame.type === "welcome") {
          if (lostAt !== undefined) gaps.push({ at: lostAt, ms: performance.now() - lostAt });
          openSince = performance.now();
          lostAt = undefined;
        } else if (frame.type === "ack") acked(frame.clientId);
        else if (frame.type === "events") {
          for (const { by, clientId } of frame.events) {
            if (clientId && by.kind !== side) shown(clientId);
          }
        }
      };
      return {
        connect(door) {
          if (hasPaused) pauses.push({ at: lostAt, ms: performance.now() - lostAt });
          hasPaused = false;
          const wire = network.connect(door);
          wire.client.addEventListener("message", ({ data }) => read(JSON.parse(String(data))));
          wire.client.addEventListener("close", () => {
            if (openSince === undefined) return;
            openSince = undefined;
            lostAt = performance.now();
            hasPaused = true;
          });
          return wire;
        },
      };
    },
  };
}

/** Of `found`, the lines that were said within one of the `spans` [from, to]. */
export const saidWithin = (found, spans) =>
  found.filter(({ at }) => spans.some(([from, to]) => at >= from && at <= to));
