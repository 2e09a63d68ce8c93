import { expect, test } from "vitest";
import { LongestFirst } from "./longest-first.mjs";

test("what walks through all states comes first, the rest stays as it was", async () => {
  const ctx = { config: { root: "/" }, cache: { getFileTestResults() {}, getFileStats() {} } };
  const project = { name: "stories", config: { isolate: true, sequence: { groupOrder: 2 } } };
  const names = ["inbox", "widget-states", "find", "console-states-phone"];
  const files = names.map((name) => ({ moduleId: `/tests/${name}.test.ts`, project }));
  const sorted = await new LongestFirst(ctx).sort(files);
  expect(
    sorted.map(({ moduleId }) => moduleId.slice("/tests/".length, -".test.ts".length)),
  ).toEqual(["widget-states", "console-states-phone", "inbox", "find"]);
});
