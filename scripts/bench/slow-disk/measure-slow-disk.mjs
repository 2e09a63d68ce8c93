import { median } from "../figures/median.mjs";
import { runClosedLoop } from "../load/closed-loop.mjs";
import { connectRelay } from "../load/connect-relay.mjs";
import { createFoyerDoor } from "../load/foyer-door.mjs";
import { runOpenLoop } from "../load/open-loop.mjs";
import { launchFoyer } from "../process/foyer.mjs";
import { of } from "../relay/measure-relay.mjs";
import { buildShim } from "./shim.mjs";

/** So slow that an ack which does not wait for its sync cannot be taken for one that does. */
const PROBE_MS = 50;
const PROBE_SECONDS = 3;
const BOTH = ["visitor", "agent"];

/** The real server on a disk whose every sync takes `--sync-ms` longer. */
export async function measureSlowDisk(figure, options) {
  const shim = buildShim();
  await measureWaiting(figure, shim, options);
  await probeAcks(figure, shim, options);
  process.exit(0);
}

async function measureWaiting(figure, shim, options) {
  const { rounds, seconds, "sync-ms": ms, "per-agent": perAgent, connections = 500 } = options;
  const server = await launchFoyer({ env: shim.envFor(ms) });
  const door = await createFoyerDoor(server);
  const one = await connectRelay(server, door, {
    ...{ conversations: 1, perAgent: 1, sides: ["visitor"] },
  });
  const single = await runClosedLoop(one, 2 * seconds);
  figure(`slow_${ms}ms_1_ack_p50`, single.ack50, "ms", single.messages);
  one.close();

  const setting = { conversations: connections, perAgent, sides: BOTH };
  const relay = await connectRelay(server, door, setting);
  await runClosedLoop(relay, seconds);
  const full = await runClosedLoop(relay, 2 * seconds);
  figure(`slow_${ms}ms_rate`, full.rate, "msg/s", full.messages);
  shim.takeSyncs();
  const slices = [];
  for (let i = 0; i < rounds; i++) slices.push(await runOpenLoop(relay, seconds, full.rate / 2));
  printOpen(figure, `slow_${ms}ms_open`, slices, shim.takeSyncs());
  relay.close();
  await server.stop();
}

function printOpen(figure, prefix, slices, syncs) {
  const sync = median(syncs.map(({ ms }) => ms));
  const blocking = syncs.filter(({ inEventLoop }) => inEventLoop).map(({ ms }) => ms);
  const ack = median(of(slices, "ack50"));
  figure(`${prefix}_sync_p50`, sync, "ms", syncs.length);
  figure(`${prefix}_ack_p50`, ack, "ms", slices.length);
  figure(`${prefix}_ack_p50_in_syncs`, ack / sync, "syncs", slices.length);
  figure(`${prefix}_ack_p99`, median(of(slices, "ack99")), "ms", slices.length);
  figure(`${prefix}_loop_syncs`, blocking.length, "syncs", syncs.length);
  figure(`${prefix}_loop_blocked_max`, Math.max(0, ...blocking), "ms", blocking.length);
}

/** An ack that is faster than one sync was sent before its message was on disk. */
async function probeAcks(figure, shim, { "per-agent": perAgent }) {
  const server = await launchFoyer({ env: shim.envFor(PROBE_MS) });
  const door = await createFoyerDoor(server);
  const setting = { conversations: 20, perAgent, sides: BOTH };
  const relay = await connectRelay(server, door, setting);
  await runClosedLoop(relay, PROBE_SECONDS);
  const { acks } = relay.ledger;
  const early = acks.filter((ms) => ms < PROBE_MS).length;
  figure("probe_acks_before_sync", early, "acks", acks.length);
  figure("probe_ack_fastest", Math.min(...acks), "ms", acks.length);
  if (early > 0) throw new Error(`${early} acks came before a ${PROBE_MS} ms sync had ended.`);
  relay.close();
  await server.stop();
}
