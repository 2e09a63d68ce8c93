import { expect, test } from "vitest";
import { countProjects, toLines } from "./project-counts.mjs";

const moduleOf = (name, ...states) => ({
  project: { name },
  children: {
    allTests: () =>
      states.map((state) => ({
        fullName: "a story",
        result: () => ({ state: state === "again" ? "passed" : state }),
        diagnostic: () => (state === "skipped" ? undefined : { flaky: state === "again" }),
      })),
  },
});

test("the tests of each project are counted over all its files, and what failed or was left out is said", () => {
  const counts = countProjects([
    moduleOf("unit", "passed", "failed"),
    moduleOf("unit-postgres", "passed"),
    moduleOf("unit", "skipped", "passed"),
  ]);
  expect(toLines(counts)).toEqual([
    expect.stringMatching(/^unit +2 passed, 1 failed, 1 skipped +.*SQLite$/),
    expect.stringMatching(/^unit-postgres +1 passed +.*PostgreSQL and Redis$/),
  ]);
});

test("what passed at the second try only is named", () => {
  expect(toLines(countProjects([moduleOf("stories", "passed", "again")]))).toEqual([
    expect.stringMatching(/^stories +2 passed /),
    "  passed at the second try only: a story",
  ]);
});
