import { setTimeout as sleep } from "node:timers/promises";
import { enterConsole, enterVisitor } from "../door/hello.mjs";
import { request } from "../process/console-api.mjs";

/** A connection is not silent for long enough to be closed meanwhile. */
const MOST_LINES = 30;
const PAUSE_MOST_MS = 1_000;

/**
 * A visitor on one node and their agent on another, while Redis is away and nobody else says
 * anything: the other node learns of each line when it next asks the database. Resolves with how long
 * each took, in milliseconds. Redis is back afterwards.
 */
export async function measureLoneTalk({ house, random, lines }) {
  const { cluster, siteKey, agents, redis } = house;
  const [here, there] = cluster.nodes;
  const { socket: visitor } = await enterVisitor(here, siteKey);
  const acked = visitor.next(({ type }) => type === "ack");
  visitor.send(line("lone-talk-opening", { to: "person" }));
  const { conversationId } = await acked;
  const post = (act, body) =>
    request(there, agents[0].cookie, "POST", `/conversations/${conversationId}/${act}`, body);
  await post("claim");
  const { socket: console } = await enterConsole(there, agents[0].cookie);
  const page = console.next(({ type }) => type === "events");
  console.send({ type: "watch", conversationId, after: 0 });
  await page;

  await redis.kill();
  const times = [];
  for (let n = 0; n < Math.min(lines, MOST_LINES); n++) {
    await sleep(random.between(0, PAUSE_MOST_MS));
    const said = line(`lone-talk-${n}`);
    const shown = console.next(
      ({ type, events }) =>
        type === "events" && events.some(({ clientId }) => clientId === said.clientId),
    );
    const from = performance.now();
    visitor.send(said);
    await shown;
    times.push(performance.now() - from);
  }
  await redis.start();
  await post("close", { outcome: "solved" });
  for (const socket of [visitor, console]) socket.terminate();
  return times;
}

const line = (clientId, more = {}) => ({
  ...{ type: "send_message", clientId, text: `${clientId} Hello?` },
  ...more,
});
