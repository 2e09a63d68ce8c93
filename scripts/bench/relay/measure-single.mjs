import { median } from "../figures/median.mjs";
import { runClosedLoop } from "../load/closed-loop.mjs";
import { connectRelay } from "../load/connect-relay.mjs";
import { syncTimes } from "../slow-disk/sync-times.mjs";
import { inRounds, of, printLatency } from "./measure-relay.mjs";

const SECONDS = 0.5;
const SETTING = { conversations: 1, perAgent: 1, sides: ["visitor"] };

/** One conversation, one message at a time: what one person waits, beside one sync of this disk. */
export async function measureSingle(figure, targets, { rounds }) {
  const relays = [];
  for (const { server, door } of targets) relays.push(await connectRelay(server, door, SETTING));
  for (const relay of relays) await runClosedLoop(relay, SECONDS);
  const syncs = [];
  const slices = await inRounds(relays, rounds, async (relay) => {
    if (relay.name === "foyer") syncs.push(median(await syncTimes()));
    return runClosedLoop(relay, SECONDS);
  });
  printLatency(figure, "relay_1", slices, rounds);
  const beyond = of(slices.foyer, "ack50").map((ack, round) => ack - syncs[round]);
  figure("relay_1_sync_p50", median(syncs), "ms", rounds);
  figure("relay_1_foyer_ack_p50_beyond_sync", median(beyond), "ms", rounds);
  for (const relay of relays) relay.close();
}
