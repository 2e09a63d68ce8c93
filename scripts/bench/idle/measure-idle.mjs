import { forEachIndex } from "../load/connect-relay.mjs";
import { rssBytes, startMeter } from "../process/cost.mjs";
import { settledRss } from "../process/settled-rss.mjs";
import { maskedFrame } from "../wire/masked-frame.mjs";
import { nextJson, openRawSocket, sourceAddress } from "../wire/raw-socket.mjs";

/** Compiled code and grown tables are no connection's: the first few come before the measuring. */
const WARM_UP = 300;
const AT_ONCE = 128;

/**
 * Opens `count` connections that say hello and wait for their welcome, and weighs them. `others` are
 * nodes beside the server, which end with it.
 */
export async function measureIdle({ server, path, headers, hello, others = [] }, count) {
  const frame = maskedFrame(hello);
  const sockets = [];
  const open = async (index) => {
    const from = sourceAddress(index);
    const socket = await openRawSocket({ port: server.port, path, headers, from });
    const welcomed = nextJson(socket, ({ type }) => type === "welcome");
    socket.send(frame);
    await welcomed;
    socket.onClose = closedEarly;
    sockets.push(socket);
  };

  await forEachIndex(WARM_UP, open, AT_ONCE);
  const base = await settledRss(server);
  const stopMeter = startMeter(server.pid);
  await forEachIndex(count, (index) => open(WARM_UP + index), AT_ONCE);
  const meter = stopMeter();
  const uncollected = (rssBytes(server.pid) - base) / count;
  const bytes = ((await settledRss(server)) - base) / count;

  for (const socket of sockets) socket.onClose = () => {};
  await Promise.all([server, ...others].map((one) => one.stop()));
  for (const socket of sockets) socket.destroy();
  return {
    base,
    bytes,
    uncollected,
    cpuMicros: (meter.serverSeconds * 1e6) / count,
    rate: count / meter.seconds,
    generator: meter.generator,
  };
}

function closedEarly(code) {
  throw new Error(`The server closed an idle connection with ${code}`);
}
