import { existsSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../start/run-command.mjs";
import { root } from "../start/workspaces.mjs";

const isRoot = () => process.getuid?.() === 0;
const isDebian = () => existsSync("/etc/debian_version");

/** Ways to get a Chromium, the one that changes least of the machine first. */
export const INSTALLERS = [
  {
    name: "playwright",
    title: "Fetching Chromium with playwright",
    possible: () => true,
    command: `"${join(root, "node_modules/.bin/playwright-core")}" install chromium`,
  },
  {
    name: "apt",
    title: "Installing Chromium and its fonts with apt",
    possible: () => isRoot() && isDebian(),
    // The fonts are part of it: without them Chinese or emoji in a screenshot are empty boxes.
    command: "apt-get update && apt-get install -y chromium fonts-noto-cjk fonts-noto-color-emoji",
  },
];

/** Runs one installer; a failure is not the end, the next way may work. */
export async function runInstaller({ name, title, command }, startStep) {
  const step = startStep(title);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await runCommand(`chromium-${name}`, command, { cwd: root, env, onLine: step.say });
    step.done(title);
    return undefined;
  } catch (error) {
    step.failed();
    return error;
  }
}
