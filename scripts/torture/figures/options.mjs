import { parseArgs } from "node:util";

const OPTIONS = {
  rounds: { type: "string" },
  minutes: { type: "string" },
  seed: { type: "string" },
  control: { type: "string" },
  latest: { type: "string" },
  "stop-first": { type: "string" },
};

/** The command line after `pnpm torture NAME`, as numbers; `defaults` names what was not given. */
export function readOptions(defaults) {
  const { values } = parseArgs({ args: process.argv.slice(3), options: OPTIONS });
  const options = { seed: Date.now() % 1_000_000, minutes: Number.POSITIVE_INFINITY, ...defaults };
  for (const [name, value] of Object.entries(values)) {
    if (!(Number(value) > 0)) throw new Error(`--${name} takes a number above 0, not "${value}".`);
    options[name] = Number(value);
  }
  return options;
}

/** Says for each round whether it is still wanted: `rounds` of them, within `minutes`. */
export function createLimit(rounds, minutes) {
  const end = performance.now() + minutes * 60_000;
  return (done) => done < rounds && performance.now() < end;
}
