// pnpm torture simulation: client and server under one seeded simulator (tests/simulation/).
// --rounds SEEDS or --minutes N for how many; --seed N replays one that failed.
import { register } from "tsx/esm/api";
import { readOptions } from "./figures/options.mjs";
import { createPrinter, quantile } from "./figures/printer.mjs";

export async function run(print) {
  register();
  const { rounds, minutes, seed } = readOptions({ rounds: 200_000, seed: 0 });
  if (seed > 0) return replay(seed, print);
  const { runMany } = await import("../../tests/simulation/run-many.ts");
  const figure = createPrinter("simulation", print);
  const began = Date.now();
  const { seeds, acked, failed, quiet } = await runMany({
    from: 1,
    count: rounds,
    until: Math.min(began + minutes * 60_000, Number.MAX_SAFE_INTEGER),
    onFailure: ({ seed: failing, faults }) => console.error(`--seed ${failing}: ${faults}`),
  });
  figure("violations", failed.length, "seeds", seeds);
  figure("acked", acked, "messages", seeds);
  for (const [name, share] of Object.entries({ p50: 0.5, p99: 0.99, max: 1 })) {
    figure(`all well after healing, ${name}`, quantile(quiet, share) / 1000, "virtual s", seeds);
  }
  figure("speed", (seeds * 1000) / (Date.now() - began), "seeds/s", seeds);
  return failed.length === 0 ? 0 : 1;
}

/** Tells the story of one seed, line by line, and what the auditor says of it. */
async function replay(seed, print) {
  const { openDisk } = await import("../../tests/simulation/disk.ts");
  const { runSeed } = await import("../../tests/simulation/run-seed.ts");
  const { settleTown } = await import("../../tests/simulation/town.ts");
  const disk = openDisk();
  settleTown(disk);
  const { story, faults } = await runSeed(disk, seed);
  disk.close();
  for (const line of story) print(line);
  print(JSON.stringify({ torture: "simulation", seed, faults }));
  return faults.length === 0 ? 0 : 1;
}
