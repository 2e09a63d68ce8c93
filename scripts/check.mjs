// pnpm check: everything about the code that a tool can judge, each part in scripts/check/.
// All parts run even when one fails: one run shows everything there is to mend.
import { checkFormat } from "./check/format.mjs";
import { checkImports } from "./check/imports.mjs";
import { checkSizes } from "./check/sizes.mjs";
import { table } from "./check/table.mjs";
import { checkTexts } from "./check/texts.mjs";
import { checkTypes } from "./check/type-check.mjs";
import { build } from "./start/build.mjs";
import { explain } from "./start/fail.mjs";
import { startProgress } from "./start/progress.mjs";

/** Sizes are those of the code as it is now, so it is built first if it has changed. */
async function checkBuiltSizes() {
  try {
    await build(startProgress());
  } catch (error) {
    explain(error);
    return { ok: false, summary: "the build fails" };
  }
  return checkSizes();
}

/** Each answers {ok, summary} after printing what is wrong. */
const PARTS = [
  { name: "format, lint", check: checkFormat },
  { name: "types", check: checkTypes },
  { name: "imports, names", check: checkImports },
  { name: "console's texts", check: checkTexts },
  { name: "sizes", check: checkBuiltSizes },
];

const results = [];
for (const { name, check } of PARTS) {
  console.log(`\n── ${name}`);
  const began = Date.now();
  const { ok, summary } = await check();
  results.push([ok ? "✓" : "✗", name, `${((Date.now() - began) / 1000).toFixed(1)} s`, summary]);
}

console.log(`\n${table(["", "check", "time", "result"], results)}`);
process.exitCode = results.every(([mark]) => mark === "✓") ? 0 : 1;
