import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { plantedText } from "./planting.mjs";
import { PLANTS } from "./plants.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

// Whoever changes a line that a plant stands on learns it here, and moves the plant along.
test.each(PLANTS)("$name is planted in one place, and changes it", (bug) => {
  expect(bug.replace).not.toBe(bug.find);
  expect(plantedText(root, bug)).toContain(bug.replace);
});

test.each(PLANTS)("$name has a test file that should notice", ({ noticedBy }) => {
  expect(existsSync(join(root, noticedBy))).toBe(true);
});

test("no two plants have the same name", () => {
  const names = PLANTS.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});
