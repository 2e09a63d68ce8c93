import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/test/longest-first.mjs";
import { projectCounts } from "./scripts/test/project-counts.mjs";

/** JSX of the widget, the console and their shared pieces, as their own builds compile it. */
const preactJsx = { jsx: { runtime: "automatic", importSource: "preact" } } as const;

/** Nothing takes this long; a machine that compiles beside the tests needs the room. */
const TEST_TIMEOUT_MS = 30_000;

/** A story starts real processes and a real browser; a busy machine needs room for that. */
const STORY_TIMEOUT_MS = 60_000;

/** What a page is to show soon: longer than any rhythm in which it asks, so that none decides a test. */
const POLL_TIMEOUT_MS = 20_000;

/** What talks to a database waits more than it works: more of it goes on at once than there are cores. */
const waiting = { maxWorkers: Math.ceil(availableParallelism() * 1.5) };

/**
 * Once more, if it failed: a machine with other work now and then holds a browser or a process up for longer
 * than people would wait. What is broken fails twice, and vitest says what was tried again.
 */
const patience = {
  ...{ testTimeout: STORY_TIMEOUT_MS, hookTimeout: STORY_TIMEOUT_MS, retry: 1 },
  expect: { poll: { timeout: POLL_TIMEOUT_MS } },
};

/** What loads the machine fully, kills what it started, or installs: one at a time, after the rest. */
const ALONE = [
  "tests/{torture-*,two-nodes*,start,gathered-server,migrate-to-postgres}.test.ts",
  "tests/simulation/**/*.test.ts",
];

/** Every test of the server that starts one, but those of what SQLite alone has. */
function serverTests(): string[] {
  const folder = "apps/server/src";
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts") && !/(^db|sqlite-)/.test(file))
    .map((file) => `${folder}/${file}`)
    .filter((file) => readFileSync(file, "utf8").includes("startServer("));
}

export default defineConfig({
  test: {
    // All cores: vitest would leave one idle, which is half of a small machine.
    maxWorkers: "100%",
    testTimeout: TEST_TIMEOUT_MS,
    // Thousands of tests, and a machine that nobody knows: what needed a second try there is named at the end.
    retry: process.env.CI ? 1 : 0,
    reporters: ["default", projectCounts],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          // Loading the server costs more than most tests: once per worker is enough, they share nothing else.
          isolate: false,
          include: ["packages/*/src/**/*.test.ts", "apps/server/src/**/*.test.ts"],
          exclude: ["packages/ui/**"],
        },
      },
      // The same behaviour on PostgreSQL and Redis.
      {
        extends: true,
        test: {
          name: "unit-postgres",
          environment: "node",
          isolate: false,
          env: { FOYER_TEST_ENGINE: "postgres" },
          include: serverTests(),
          sequence: { groupOrder: 1 },
          ...waiting,
        },
      },
      {
        extends: true,
        oxc: preactJsx,
        test: {
          name: "dom",
          environment: "happy-dom",
          include: [
            "{apps/widget,apps/console,packages/ui}/src/**/*.test.{ts,tsx}",
            "apps/widget/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: { name: "scripts", environment: "node", include: ["scripts/**/*.test.mjs"] },
      },
      {
        extends: true,
        test: {
          name: "stories",
          environment: "node",
          include: ["tests/**/*.test.ts"],
          exclude: ["**/node_modules/**", ...ALONE],
          // Each has a server, a browser and ports of its own, and a browser draws on every core.
          sequence: { groupOrder: 2 },
          ...patience,
        },
      },
      {
        extends: true,
        test: {
          name: "torture",
          environment: "node",
          include: ALONE,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          ...patience,
        },
      },
    ],
  },
});
