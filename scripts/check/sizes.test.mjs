import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { BUDGETS } from "./budgets.mjs";
import { folderWith } from "./fixture.mjs";
import { measureAll } from "./sizes.mjs";

/** Script that gzip cannot shrink below `bytes`, so that a fixture has the size it says. */
const scriptOf = (bytes) => `"${randomBytes(bytes).toString("base64")}";`;

const PATH_FILES = Array.from({ length: 10 }, (_, index) => `apps/server/src/step-${index}.ts`);

const BUILT = {
  "apps/widget/dist/embed.js": "(()=>{let s=__FOYER_SETTINGS__;s()})()",
  "apps/widget/dist/.vite/manifest.json": JSON.stringify({
    "src/embed.ts": { file: "embed.js", isEntry: true },
    "src/widget.tsx": { file: "panel-a1b2.js", isEntry: true },
  }),
  "apps/widget/dist/panel-a1b2.js":
    'import{h as e}from"./preact-c3d4.js";import("./rating-e5f6.js");',
  "apps/widget/dist/preact-c3d4.js": "export{h};",
  "apps/widget/dist/rating-e5f6.js": "export{r};",
  "apps/console/dist/index.html":
    '<link rel="modulepreload" href="/console/assets/vendor.js"><link rel="stylesheet" href="/console/x.css">' +
    '<script type="module" crossorigin src="/console/assets/index.js"></script>',
  "apps/console/dist/assets/index.js": 'import"./shared.js";import("./reports.js");',
  "apps/console/dist/assets/shared.js": "export{s};",
  "apps/console/dist/assets/vendor.js": "export{v};",
  "apps/console/dist/assets/reports.js": "export{r};",
  "docs/message-path.md": PATH_FILES.map((file, n) => `${n + 1}. \`${file}\` does its part`).join(
    "\n",
  ),
  ...Object.fromEntries(PATH_FILES.map((file) => [file, "a;\n".repeat(100)])),
};

const measure = (changed = {}) => measureAll(folderWith({ ...BUILT, ...changed }));
const figure = ({ entries }, name) => entries.find((entry) => entry.name.startsWith(name)).figure;

test("a build within its budgets has no problem", () => {
  expect(measure().problems).toEqual([]);
});

/** [what grows, the budget it breaks] */
const TOO_BIG = [
  ["apps/widget/dist/embed.js", `${scriptOf(2_400)}__FOYER_SETTINGS__`, BUDGETS.loader],
  ["apps/widget/dist/panel-a1b2.js", scriptOf(18_000), BUDGETS.open],
  ["apps/widget/dist/preact-c3d4.js", scriptOf(18_000), BUDGETS.open],
  ["apps/widget/dist/rating-e5f6.js", scriptOf(3_000), BUDGETS.lazy],
  ["apps/console/dist/assets/index.js", scriptOf(150_000), BUDGETS.console],
  ["apps/console/dist/assets/shared.js", scriptOf(150_000), BUDGETS.console],
  ["apps/console/dist/assets/vendor.js", scriptOf(150_000), BUDGETS.console],
  [PATH_FILES[3], "a;\n".repeat(301), BUDGETS.path],
];

test.each(TOO_BIG)("%s over its budget is a problem", (path, content, budget) => {
  const { problems } = measure({ [path]: content });
  expect(problems).toEqual([expect.stringContaining(budget.name)]);
  expect(problems[0]).toContain("over its budget");
});

test("the loader is measured with a site's settings inside", () => {
  const without = measure({ "apps/widget/dist/embed.js": "__FOYER_SETTINGS__" });
  expect(figure(without, BUDGETS.loader.name)).toBeGreaterThan(250);
});

test("what a page fetches only later is not counted against its start", () => {
  const { problems } = measure({
    "apps/console/dist/assets/reports.js": scriptOf(200_000),
    "apps/console/dist/assets/unused.js": scriptOf(200_000),
  });
  expect(problems).toEqual([]);
});

test("a lazy chunk of the widget is not counted as part of opening it", () => {
  const before = figure(measure(), BUDGETS.open.name);
  const after = measure({ "apps/widget/dist/rating-e5f6.js": scriptOf(1_000) });
  expect(figure(after, BUDGETS.open.name)).toBe(before);
});

/** [what is missing, how it is called] */
const MISSING = [
  ["a loader without its token", { "apps/widget/dist/embed.js": "no token" }, "__FOYER_SETTINGS__"],
  ["no panel", { "apps/widget/dist/.vite/manifest.json": "{}" }, "panel-[hash].js"],
  ["a lost script", { "apps/console/dist/index.html": '<script src="/gone.js">' }, "/gone.js"],
  ["nine files on the path", { "docs/message-path.md": "1. `a.ts`" }, "1 files instead of 10"],
  [
    "a path that names a file that is gone",
    { "docs/message-path.md": BUILT["docs/message-path.md"].replace("step-4.ts", "gone.ts") },
    "gone.ts",
  ],
];

test.each(MISSING)("%s is a problem, not a pass", (_what, changed, words) => {
  const { problems } = measure(changed);
  expect(problems).toEqual([expect.stringContaining(words)]);
});
