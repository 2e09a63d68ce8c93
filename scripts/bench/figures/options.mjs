import { parseArgs } from "node:util";

/** Every option any benchmark takes; one that a benchmark has no use for is simply not read. */
const OPTIONS = {
  rounds: { type: "string" },
  seconds: { type: "string" },
  connections: { type: "string" },
  "per-agent": { type: "string" },
  "sync-ms": { type: "string" },
  nodes: { type: "string" },
  profile: { type: "string" },
};

/** The command line after `pnpm bench NAME`, as numbers; `defaults` names what was not given. */
export function readOptions(defaults) {
  const { values } = parseArgs({ args: process.argv.slice(3), options: OPTIONS });
  const options = { ...defaults };
  for (const [name, value] of Object.entries(values)) options[name] = asNumber(name, value);
  return options;
}

function asNumber(name, value) {
  if (name === "profile") return value;
  if (Number(value) > 0) return Number(value);
  throw new Error(`--${name} takes a number above 0, not "${value}".`);
}
