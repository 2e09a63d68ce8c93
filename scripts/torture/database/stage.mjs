import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeFolder, openHouse } from "../door/house.mjs";
import { audit } from "../ledger/audit.mjs";
import { createLedger } from "../ledger/ledger.mjs";
import { createProbe } from "../probe/read-probe.mjs";
import { createReader } from "./reader.mjs";
import { createTalker } from "./talker.mjs";
import { createTally } from "./tally.mjs";

const TALKERS = 10;
const BEFORE_MS = 400;
/** The probe has written down what it saw by then. */
const SEEN_MS = 250;
const SETTLED_WITHIN_MS = 15_000;

/**
 * A server with people who talk and one who reads, and a trouble that comes over its database.
 * `befall` begins and ends it; the server may have stopped by itself meanwhile.
 */
export async function createStage({ dataDir = makeFolder("database") } = {}) {
  const probe = createProbe(makeFolder("probe"));
  const house = await openHouse("database", { agents: 1, args: probe.args, dataDir });
  const ledger = createLedger();
  const tally = createTally();
  const talkers = Array.from({ length: TALKERS }, (_, i) =>
    createTalker({ name: `talker${i}`, house, ledger, tally }),
  );
  for (const talker of talkers) talker.connect();
  const reader = await createReader({ house, ledger });
  await sleep(BEFORE_MS);

  const isUp = () =>
    fetch(`${house.server.origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );

  async function settle() {
    for (const talker of talkers) talker.finish();
    const began = performance.now();
    while (!talkers.every((talker) => talker.isSettled())) {
      if (performance.now() - began > SETTLED_WITHIN_MS) {
        const late = talkers.filter((talker) => !talker.isSettled());
        for (const { name } of late) ledger.offend("stuck", `${name}: not acked or not shown`);
        return;
      }
      await sleep(20);
    }
  }

  return {
    ...{ house, ledger, file: join(dataDir, "foyer.db"), isUp },
    /** The trouble, from when it begins until it is over; then everybody must get well. */
    async befall(trouble) {
      await probe.startAnew();
      reader.take();
      const from = performance.now();
      const told = await trouble();
      const until = performance.now();
      // What waited for the end of the trouble is counted with it.
      await sleep(SEEN_MS);
      const read = reader.take();
      const late = probe.read().lateMax;
      const stopped = !(await isUp());
      const printed = house.server.printed();
      if (stopped) await house.server.start();
      await settle();
      await reader.end();
      for (const talker of talkers) talker.leave();
      await house.server.kill();
      const firstAck = tally.firstAckAfter(until);
      return {
        ...{ stopped, printed, read, late, told, lasted: until - from },
        acked: tally.acksIn(from, until),
        errors: tally.errorsIn(from, until),
        longestPause: tally.longestPause(from, until),
        recovered: firstAck === undefined ? undefined : firstAck - until,
        ackedInAll: ledger.acks.size,
        offences: audit(join(dataDir, "foyer.db"), ledger, { settled: true }).offences,
      };
    },
  };
}
