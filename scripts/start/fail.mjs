import { adviceFor } from "./advice.mjs";
import { CommandFailed } from "./run-command.mjs";

/** The end of what a failed command said, and what to do about it. */
export function explain(error) {
  if (!(error instanceof CommandFailed)) throw error;
  const quoted = error.tail.map((line) => `  │ ${line}`).join("\n");
  const advice = error.advice ?? adviceFor(error.output);
  console.error(`\n${quoted}\n\n${error.message}.\n\n${advice}\n\nWhole output: ${error.log}`);
}

/** Ends the process with the explanation: for commands that cannot go on without what failed. */
export function fail(error) {
  explain(error);
  process.exit(1);
}
