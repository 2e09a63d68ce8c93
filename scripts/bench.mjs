// pnpm bench NAME: runs one benchmark of scripts/bench/. Benchmarks are measured, never asserted:
// a busy machine must not turn a build red.
import { existsSync, readdirSync } from "node:fs";

const folder = new URL("./bench/", import.meta.url);
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith(".mjs") && !file.endsWith(".test.mjs"))
      .map((file) => file.slice(0, -".mjs".length))
  : [];
const name = process.argv[2];

if (names.includes(name)) {
  const { run } = await import(new URL(`${name}.mjs`, folder).href);
  await run(console.log);
} else {
  console.error(name ? `There is no benchmark "${name}".` : "Which benchmark?");
  console.error(`Choose one of: ${names.join(", ") || "(none yet)"}`);
  process.exit(1);
}
