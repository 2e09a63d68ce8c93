import { findChromium, runs } from "./find.mjs";
import { INSTALLERS, runInstaller } from "./install.mjs";

const HOW_TO_HELP =
  "The tests drive a real browser, and no Chromium could be found or installed. Either install one\n" +
  "(Debian, Ubuntu: apt-get install -y chromium; macOS: brew install --cask chromium), or name the one\n" +
  "you have: CHROMIUM_PATH=/path/to/chrome npm test";

export class NoChromium extends Error {
  constructor(reasons) {
    super([HOW_TO_HELP, ...reasons.map((reason) => `  tried: ${reason}`)].join("\n"));
  }
}

function named(path) {
  if (runs(path)) return path;
  throw new NoChromium([`CHROMIUM_PATH=${path}, which does not run`]);
}

/** Path of a Chromium that runs: the named one, one of this machine, or one installed now. */
export async function ensureChromium(
  startStep,
  { env = process.env, find = findChromium, installers = INSTALLERS } = {},
) {
  if (env.CHROMIUM_PATH) return named(env.CHROMIUM_PATH);
  const found = find(env);
  if (found) return found;
  const reasons = [];
  for (const installer of installers.filter(({ possible }) => possible())) {
    const error = await runInstaller(installer, startStep);
    const installed = find(env);
    if (installed) return installed;
    reasons.push(`${installer.command}: ${error?.message ?? "installed nothing that runs"}`);
  }
  throw new NoChromium(reasons);
}
