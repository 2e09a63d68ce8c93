import { createRequire } from "node:module";
import { freePort, launch, pathTo } from "../process/launch.mjs";

/** Starts floor/NAME.mjs as a process of its own; `env` is what it is told beside its port. */
export async function launchFloor(name, { args = [], env = {} } = {}) {
  const port = await freePort();
  const file = pathTo(`../floor/${name}.mjs`);
  return launch(name, { port, args: [...args, file], env: { ...env, PORT: String(port) } });
}

/** socket.io is a development package of this repository alone: without it the rest is measured. */
export function hasSocketIo() {
  try {
    createRequire(import.meta.url).resolve("socket.io");
    return true;
  } catch {
    console.error("socket.io is not installed: its figures are left out.");
    return false;
  }
}
