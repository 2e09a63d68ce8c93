import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

/** A bug may make a test wait for what never comes: long enough for a busy machine, no longer. */
const TEST_TIMEOUT_MS = 8_000;

/** A bug may make a test spin, which no timer of its own ends. */
const RUN_TIMEOUT_MS = 180_000;

/**
 * Runs test files, as paths below `folder`, until one test fails. Resolves to how many tests `ran`,
 * the `failures` as `{ file, test, why }`, whether all is `green`, and the `output` for people.
 */
export async function runTests(folder, files) {
  const report = join(folder, "gate-report.json");
  rmSync(report, { force: true });
  const { code, output } = await runVitest(folder, [
    "--bail=1",
    `--testTimeout=${TEST_TIMEOUT_MS}`,
    "--reporter=json",
    `--outputFile=${report}`,
    ...files,
  ]);
  const { testResults = [] } = readReport(report);
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((result) => ({ ...result, file: relative(folder, name) })),
  );
  return {
    green: code === 0,
    ran: tests.filter(({ status }) => status === "passed" || status === "failed").length,
    failures: tests.filter(({ status }) => status === "failed").map(toFailure),
    output,
  };
}

const toFailure = ({ file, fullName, failureMessages }) => ({
  file,
  test: fullName.trim(),
  // What vitest's report calls a test that took too long.
  why: (failureMessages[0] ?? "").split("\n")[0].replace("STACK_TRACE_ERROR", "timed out"),
});

function runVitest(folder, args) {
  const vitest = join(folder, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", ...CONFIG, ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: RUN_TIMEOUT_MS,
    killSignal: "SIGKILL",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** On one engine: a bug that is told by the other alone has a test file of its own. */
const CONFIG = ["--config", "vitest.workspace.ts", "--project=!unit-postgres"];

/** Nothing when vitest did not come so far as to write it. */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
