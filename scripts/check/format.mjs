import { runTool } from "./run-tool.mjs";

const FINDINGS = /Found (\d+) errors?/;
const FILES = /Checked (\d+) files?/;

/** Format and lint: biome.json says what is asked for. `pnpm format` mends most of it. */
export async function checkFormat() {
  const { ok, output } = await runTool("biome", [
    "check",
    "--error-on-warnings",
    "--max-diagnostics=200",
    ".",
  ]);
  if (!ok) console.log(output);
  const files = FILES.exec(output)?.[1] ?? "no";
  const findings = FINDINGS.exec(output)?.[1] ?? "some";
  return { ok, summary: ok ? `${files} files` : `${findings} errors; \`pnpm format\` mends most` };
}
