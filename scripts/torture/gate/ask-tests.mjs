import { plant } from "./planting.mjs";
import { runTests } from "./run-tests.mjs";

/**
 * Plants one bug in `copy`, runs the tests that should notice, and takes it out again. Only a test
 * that ran and failed has noticed: a file that cannot even be loaded tells nothing of the bug.
 */
export async function askTests(copy, bug) {
  const began = performance.now();
  const takeOut = plant(copy, bug);
  const { failures } = await runTests(copy, [bug.noticedBy]).finally(takeOut);
  const failure = failures.find(({ file }) => file === bug.noticedBy);
  return {
    plant: bug.name,
    noticed: failure !== undefined,
    by: failure ? `${failure.file}: ${failure.test}` : bug.noticedBy,
    why: failure?.why ?? "every test stayed green",
    ms: Math.round(performance.now() - began),
  };
}

/** Goes through all bugs, one at a time in each of `copies`, and tells `hear` what each came to. */
export async function askAbout(bugs, copies, hear) {
  const waiting = [...bugs];
  const goThrough = async (copy) => {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
      hear(await askTests(copy, bug), bug);
    }
  };
  await Promise.all(copies.map(goThrough));
}
