// A reporter for vitest: at the end says how many tests of each project ran, and on which engine.

/** What a project of vitest.workspace.ts is about, where its name does not say it. */
const ABOUT = {
  unit: "packages, and the server on SQLite",
  "unit-postgres": "the server on PostgreSQL and Redis",
  dom: "widget and console without a browser",
  scripts: "the commands",
  stories: "whole stories: real processes, a real browser",
  torture: "several nodes, kills, cuts, storms, a simulated network",
};

/** Counts by project: passed, failed, skipped, and what passed only when it was tried again. */
export function countProjects(modules) {
  const counts = new Map();
  for (const module of modules) {
    const count = counts.get(module.project.name) ?? {
      passed: 0,
      failed: 0,
      skipped: 0,
      again: [],
    };
    counts.set(module.project.name, count);
    for (const test of module.children.allTests()) {
      count[test.result().state] += 1;
      if (test.diagnostic()?.flaky) count.again.push(test.fullName);
    }
  }
  return counts;
}

/** One line for each project, and one for each test that needed a second try. */
export function toLines(counts) {
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([name, { passed, failed, skipped, again }]) => {
      const others = [failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`];
      const figures = [`${passed} passed`, ...others.filter(Boolean)].join(", ");
      const line = `${name.padEnd(14)} ${figures.padEnd(30)} ${ABOUT[name] ?? ""}`.trimEnd();
      return [line, ...again.map((test) => `  passed at the second try only: ${test}`)];
    });
}

/** As vitest wants a reporter. */
export const projectCounts = {
  onTestRunEnd(modules) {
    console.log(["", ...toLines(countProjects(modules)), ""].join("\n"));
  },
};
