// pnpm torture simulation: client and server under one seeded simulator (tests/simulation/).
// --seed A --rounds N runs the seeds A … A + N - 1 (without them 1 … 200,000), --minutes M no more
// than there is time for; --seed A alone, or with --rounds 1, tells that seed's story.
import { register } from "tsx/esm/api";
import { readOptions } from "./figures/options.mjs";
import { createPrinter, quantile } from "./figures/printer.mjs";

export async function run(print) {
  register();
  const { rounds, minutes, seed } = readOptions({ rounds: 0, seed: 0 });
  if (seed > 0 && rounds <= 1) return replay(seed, print);
  const from = seed || 1;
  const { runMany } = await import("../../tests/simulation/run-many.ts");
  const figure = createPrinter("simulation", print);
  const began = Date.now();
  const { seeds, acked, failed, quiet } = await runMany({
    from,
    count: rounds || 200_000,
    until: Math.min(began + minutes * 60_000, Number.MAX_SAFE_INTEGER),
    onFailure: ({ seed: failing, faults }) => console.error(`--seed ${failing}: ${faults}`),
  });
  figure("violations", failed.length, "seeds", seeds);
  figure("first seed", from, "", seeds);
  figure("last seed", from + seeds - 1, "", seeds);
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
  await settleTown(disk);
  const { story, faults } = await runSeed(disk, seed);
  disk.close();
  for (const line of story) print(line);
  print(JSON.stringify({ torture: "simulation", seed, faults }));
  return faults.length === 0 ? 0 : 1;
}
