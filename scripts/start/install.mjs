import { installFingerprint, isStamped, stamp } from "./fingerprint.mjs";
import { detailOf } from "./pnpm-output.mjs";
import { runCommand } from "./run-command.mjs";
import { root } from "./workspaces.mjs";

/** Named here and in .ci/run: one version for everyone, so that one lock file fits. */
const PNPM = "pnpm@12.21.0";

const COMMAND = [
  `npx --yes ${PNPM} install --frozen-lockfile --reporter=append-only`,
  // A node_modules of another Node or pnpm is replaced without asking: there is nobody to answer.
  "--config.confirm-modules-purge=false",
].join(" ");

function installEnv() {
  // NODE_ENV=production would leave out the packages that the build needs.
  const { NODE_ENV: _, ...env } = process.env;
  // node-gyp compiles one file at a time unless told otherwise.
  return { JOBS: "max", ...env };
}

/** Installs the locked packages, unless exactly these are there for exactly this Node. */
export async function install(startStep) {
  const fingerprint = installFingerprint();
  if (isStamped("install", fingerprint)) return;
  const step = startStep("Installing packages");
  step.say("fetching pnpm");
  const onLine = (line) => {
    const detail = detailOf(line);
    if (detail) step.say(detail);
  };
  try {
    await runCommand("install", COMMAND, { cwd: root, env: installEnv(), onLine });
  } catch (error) {
    step.failed();
    throw error;
  }
  stamp("install", fingerprint);
  step.done("Packages installed");
}
