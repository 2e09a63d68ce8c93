// pnpm torture gate: plants known bugs, one at a time, in a private copy of the tree, and asks the
// tests that should notice. --only NAME plants one. Needs a build: npm run build.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createPrinter } from "./figures/printer.mjs";
import { askAbout } from "./gate/ask-tests.mjs";
import { plantedText } from "./gate/planting.mjs";
import { PLANTS } from "./gate/plants.mjs";
import { copyTree, NotBuilt } from "./gate/private-copy.mjs";
import { runTests } from "./gate/run-tests.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Copies in which bugs are tried at the same time. More would only wait for each other. */
const COPIES = Math.min(2, availableParallelism());

export async function run(print) {
  const began = performance.now();
  const figure = createPrinter("gate", print);
  const plants = chosen();
  if (plants.length === 0 || plants.filter(isLost).length > 0) return 1;
  const copies = makeCopies();
  if (copies.length === 0) return 2;
  if (!(await staysGreen(copies[0], plants, figure))) return 1;

  let noticed = 0;
  await askAbout(plants, copies, (told, { name, file, suffers }) => {
    print(JSON.stringify({ torture: "gate", ...told }));
    if (told.noticed) noticed += 1;
    else console.error(`Nobody noticed ${name} in ${file}, and so: ${suffers}.`);
  });
  figure("bugs noticed", noticed, "plants", plants.length);
  figure("time", (performance.now() - began) / 1000, "s", plants.length);
  return noticed === plants.length ? 0 : 1;
}

function chosen() {
  const options = { only: { type: "string" } };
  const { only } = parseArgs({ args: process.argv.slice(3), options }).values;
  if (only === undefined) return PLANTS;
  const plants = PLANTS.filter(({ name }) => name === only);
  if (plants.length > 0) return plants;
  const names = PLANTS.map(({ name }) => name).join(", ");
  console.error(`There is no plant "${only}". Choose one of: ${names}`);
  return [];
}

/** All that are lost are told at once: one change moves many. */
function isLost(plant) {
  try {
    plantedText(root, plant);
    return false;
  } catch (error) {
    console.error(error.message);
    return true;
  }
}

function makeCopies() {
  try {
    return Array.from({ length: COPIES }, () => copyTree(root));
  } catch (error) {
    if (!(error instanceof NotBuilt)) throw error;
    console.error(error.message);
    return [];
  }
}

/** The control: a test that is red by itself would notice everything. */
async function staysGreen(copy, plants, figure) {
  const files = [...new Set(plants.map(({ noticedBy }) => noticedBy))];
  const { green, ran, failures, output } = await runTests(copy, files);
  figure("tests green without a bug", ran - failures.length, "tests", ran);
  if (green) return true;
  console.error("Without any bug these tests are red already:");
  for (const { file, test, why } of failures) console.error(`${file}: ${test}: ${why}`);
  if (failures.length === 0) console.error(output);
  return false;
}
