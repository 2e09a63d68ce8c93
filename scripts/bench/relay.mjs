// pnpm bench relay: messages through the real server, beside relays that store nothing. With
// --nodes 2 through two of them on PostgreSQL and Redis, visitors on one and agents on the other.

import { readOptions } from "./figures/options.mjs";
import { createPrinter } from "./figures/printer.mjs";
import { hasSocketIo, launchFloor } from "./floor/launch-floor.mjs";
import { createSocketIoDoor, createWsDoor } from "./load/floor-door.mjs";
import { createFoyerDoor } from "./load/foyer-door.mjs";
import { measureNodes } from "./nodes/measure-nodes.mjs";
import { launchFoyer } from "./process/foyer.mjs";
import { measureRelay } from "./relay/measure-relay.mjs";
import { measureSingle } from "./relay/measure-single.mjs";
import { measureSlowDisk } from "./slow-disk/measure-slow-disk.mjs";

const DEFAULTS = { rounds: 5, seconds: 1.2, "per-agent": 10 };
const SIZES = [50, 500];

export async function run(print) {
  const options = readOptions(DEFAULTS);
  const figure = createPrinter("relay", print);
  if (options["sync-ms"]) return measureSlowDisk(figure, options);
  if (options.nodes) return measureNodes(figure, { ...options, profiling: profiling(options) });

  const foyer = await launchFoyer({ args: profiling(options) });
  const ws = await launchFloor("ws");
  const targets = [
    { server: foyer, door: await createFoyerDoor(foyer) },
    { server: ws, door: createWsDoor(ws) },
  ];
  if (hasSocketIo()) {
    const socketio = await launchFloor("socketio");
    targets.push({ server: socketio, door: createSocketIoDoor(socketio) });
  }
  await measureSingle(figure, targets, options);
  const sizes = options.connections ? [options.connections] : SIZES;
  for (const size of sizes) await measureRelay(figure, targets, size, options);
  await foyer.stop("SIGTERM");
  process.exit(0);
}

/** --profile FOLDER: the server writes where its time went, for a profile viewer. */
const profiling = ({ profile }) => (profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : []);
