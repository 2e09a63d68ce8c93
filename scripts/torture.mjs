// pnpm torture NAME: runs one torture of scripts/torture/ for as long as is asked for. Exit code:
// 0 nothing was lost, 1 something was (it is printed), 2 this machine cannot run it.
import { readdirSync } from "node:fs";

const folder = new URL("./torture/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.slice(0, -".mjs".length));
const name = process.argv[2];

if (names.includes(name)) {
  // Interrupted, it still ends its server and takes its disks away.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
  const { run } = await import(new URL(`${name}.mjs`, folder).href);
  process.exit(await run(console.log));
} else {
  console.error(name ? `There is no torture "${name}".` : "Which torture?");
  console.error(`Choose one of: ${names.join(", ")}`);
  console.error("Options: --rounds N, --minutes N, --seed S; gate: --only NAME");
  process.exit(1);
}
