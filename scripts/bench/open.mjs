// pnpm bench open: what it costs to read a page of a long conversation, and to find nothing new.
// The reading is measured inside a process of its own, with the server's own code from src/.
import { spawn } from "node:child_process";
import { readOptions } from "./figures/options.mjs";
import { createPrinter } from "./figures/printer.mjs";
import { makeDataDir } from "./process/foyer.mjs";
import { pathTo } from "./process/launch.mjs";

const DEFAULTS = { rounds: 7 };

export async function run(print) {
  const { rounds } = readOptions(DEFAULTS);
  const reader = spawn(
    process.execPath,
    ["--import", "tsx", pathTo("../open/read-pages.mjs"), makeDataDir(), String(rounds)],
    { stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  const figure = createPrinter("open", print);
  reader.on("message", ({ name, value, unit, n }) => figure(name, value, unit, n));
  const code = await new Promise((resolve) => reader.once("exit", resolve));
  process.exit(code);
}
