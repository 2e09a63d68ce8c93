// pnpm bench fanout: one message stored and sent to many consoles that watch its conversation.

import { watchFloor, watchFoyer } from "./fanout/connect-watchers.mjs";
import { measureFanout } from "./fanout/measure-fanout.mjs";
import { readOptions } from "./figures/options.mjs";
import { createPrinter } from "./figures/printer.mjs";
import { launchFloor } from "./floor/launch-floor.mjs";
import { launchFoyer } from "./process/foyer.mjs";

const DEFAULTS = { rounds: 7, seconds: 1.5, connections: 100 };

export async function run(print) {
  const options = readOptions(DEFAULTS);
  const profiling = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${options.profile}`] : [];
  const foyer = await launchFoyer({ args: profiling });
  const targets = [
    await watchFoyer(foyer, options.connections),
    await watchFloor(await launchFloor("ws"), options.connections),
  ];
  await measureFanout(createPrinter("fanout", print), targets, options);
  await foyer.stop("SIGTERM");
  process.exit(0);
}
