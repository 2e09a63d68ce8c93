// pnpm torture power: the power is cut under load, by the disk's image: what was not synced is
// not in a copy of it. Nothing that was acked, or shown to anybody, may be missing there.
import { fileURLToPath } from "node:url";
import { createDisks, whyNoMount } from "./disk/loop-image.mjs";
import { createMachine } from "./disk/machine.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences } from "./figures/printer.mjs";
import { createRandom } from "./figures/random.mjs";

const NO_SYNC = fileURLToPath(new URL("./disk/no-sync.mjs", import.meta.url));

export async function run(print) {
  const { rounds, minutes, seed, control } = readOptions({ rounds: 50, control: 10 });
  const reason = whyNoMount();
  if (reason) {
    console.error(`SKIPPED: torture power did not run; ${reason}.`);
    return 2;
  }
  const figure = createPrinter("power", print);
  figure("seed", seed, "", 1);
  const random = createRandom(seed);
  const disks = createDisks();
  const offences = await cutSynced({ figure, disks, random, rounds, minutes });
  printOffences(offences);
  const controlLost = await cutUnsynced({ figure, disks, random, control });
  if (controlLost === 0) {
    console.error("VOID: without the sync before the ack nothing was lost either.");
  }
  return offences.length === 0 && controlLost > 0 ? 0 : 1;
}

/** The server as it is; returns every offence. */
async function cutSynced({ figure, disks, random, rounds, minutes }) {
  const machine = await createMachine({ disks, name: "synced", random });
  const isWanted = createLimit(rounds, minutes);
  let offences = [];
  let cuts = 0;
  while (isWanted(cuts) && offences.length === 0) {
    ({ offences } = await machine.cutAndGoOn());
    cuts += 1;
    await machine.start();
  }
  if (offences.length === 0) ({ offences } = await machine.settle());
  else await machine.end();
  const { acks, screens } = machine.ledger;
  const shown = screens.reduce((sum, screen) => sum + screen.last(), 0);
  const count = (...kinds) => offences.filter(({ kind }) => kinds.includes(kind)).length;
  figure("cuts", cuts, "cuts", rounds);
  figure("acked", acks.size, "messages", cuts);
  figure("shown", shown, "events", cuts);
  figure("lost", count("lost", "taken back"), "messages", acks.size);
  figure("corrupt", count("corrupt"), "databases", cuts);
  figure("offences", offences.length, "lines", acks.size);
  return offences;
}

/** The same without the sync before the ack; returns how many acked messages were lost. */
async function cutUnsynced({ figure, disks, random, control }) {
  const args = ["--import", NO_SYNC];
  const machine = await createMachine({ disks, name: "unsynced", random, args });
  // It goes on with the disk uncut: what is never synced would be counted at every cut.
  const lost = new Set();
  let cutsThatLost = 0;
  for (let cut = 0; cut < control; cut++) {
    const { offences } = await machine.cutAndLook();
    const missing = offences.filter(({ kind }) => kind === "lost");
    for (const { line } of missing) lost.add(line);
    if (missing.length > 0) cutsThatLost += 1;
    await machine.start();
  }
  await machine.end();
  figure("control without sync: lost", lost.size, "messages", machine.ledger.acks.size);
  figure("control without sync: cuts that lost", cutsThatLost, "cuts", control);
  return lost.size;
}
