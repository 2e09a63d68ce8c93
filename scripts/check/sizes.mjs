import { root } from "../start/workspaces.mjs";
import { BUDGETS } from "./budgets.mjs";
import { NotBuilt } from "./built-files.mjs";
import { measureConsole, measurePath, measureWidget } from "./measure.mjs";
import { table } from "./table.mjs";

const entry = (budget, figure, name = budget.name) => ({ ...budget, name, figure });

function widgetEntries(top) {
  const { loader, open, lazy } = measureWidget(top);
  return [
    entry(BUDGETS.loader, loader),
    entry(BUDGETS.open, open),
    ...Object.entries(lazy).map(([file, size]) =>
      entry(BUDGETS.lazy, size, `${BUDGETS.lazy.name} ${file}`),
    ),
  ];
}

const MEASURES = [
  widgetEntries,
  (top) => [entry(BUDGETS.console, measureConsole(top))],
  (top) => [entry(BUDGETS.path, measurePath(top))],
];

/** What cannot be measured is a problem of its own, and leaves the others to be measured. */
function attempt(measure, top) {
  try {
    return { entries: measure(top), problems: [] };
  } catch (error) {
    if (!(error instanceof NotBuilt)) throw error;
    return { entries: [], problems: [`cannot be measured: ${error.message}`] };
  }
}

/** {entries, problems} of everything that has a budget below `top`. */
export function measureAll(top = root) {
  const results = MEASURES.map((measure) => attempt(measure, top));
  const entries = results.flatMap((result) => result.entries);
  const over = entries
    .filter(({ figure, most }) => figure > most)
    .map(({ name, figure, most, unit, reason }) => {
      const excess = `${figure - most} ${unit} over its budget of ${most}`;
      return `${name} is ${excess}: ${reason}`;
    });
  return { entries, problems: [...results.flatMap((result) => result.problems), ...over] };
}

const number = (value) => value.toLocaleString("en");

function row({ name, figure, most, unit }) {
  const share = `${Math.round((figure / most) * 100)} %`;
  return [figure > most ? "✗" : "✓", name, `${number(figure)} ${unit}`, number(most), share];
}

export function checkSizes(top = root) {
  const { entries, problems } = measureAll(top);
  console.log(table(["", "what", "figure", "budget", "used"], entries.map(row)));
  for (const problem of problems) console.log(`  ✗ ${problem}`);
  const summary = problems.length > 0 ? `${problems.length} over budget or missing` : "in budget";
  return { ok: problems.length === 0, summary };
}
