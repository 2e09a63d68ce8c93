import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { buildFingerprint, isStamped, stamp } from "./fingerprint.mjs";
import { inParallel } from "./in-parallel.mjs";
import { keepCode } from "./keep-code.mjs";
import { runCommand } from "./run-command.mjs";
import { root, workspaces } from "./workspaces.mjs";

/** What a start cannot do without; somebody may have deleted a dist folder and kept the stamp. */
const OUTPUTS = [
  "apps/server/dist/main.js",
  "apps/widget/dist/embed.js",
  "apps/console/dist/index.html",
];

const BUILD_ADVICE =
  "The sources do not build: `git status` shows what differs from a clean checkout.";

function buildCommand({ folder, manifest }) {
  if (manifest.scripts?.build) return manifest.scripts.build;
  return existsSync(join(root, folder, "vite.config.ts")) ? "vite build" : undefined;
}

function buildOne({ folder, manifest }) {
  const bin = [join(root, folder, "node_modules/.bin"), join(root, "node_modules/.bin")];
  const PATH = [...bin, process.env.PATH].join(delimiter);
  // A build is for production whatever the caller's shell says: development code is larger and slower.
  const env = { ...process.env, PATH, NODE_ENV: "production" };
  const command = buildCommand({ folder, manifest });
  return runCommand(`build-${folder.replace("/", "-")}`, command, { cwd: join(root, folder), env });
}

function buildAll(list, onChange) {
  const state = new Map();
  return inParallel(list, async (workspace) => {
    onChange(state.set(workspace.folder, "…"));
    await buildOne(workspace);
    onChange(state.set(workspace.folder, "✓"));
  });
}

export function isBuilt() {
  const there = OUTPUTS.every((path) => existsSync(join(root, path)));
  return there && isStamped("build", buildFingerprint());
}

/** Builds what has a build, packages before apps. `always` builds even when nothing has changed. */
export async function build(startStep, { always = false } = {}) {
  if (!always && isBuilt()) return;
  const fingerprint = buildFingerprint();
  const step = startStep("Building");
  const show = (state) => step.say([...state].map((entry) => entry.join(" ")).join("  "));
  const built = workspaces().filter(buildCommand);
  try {
    await buildAll(
      built.filter(({ folder }) => folder.startsWith("packages/")),
      show,
    );
    await buildAll(
      built.filter(({ folder }) => folder.startsWith("apps/")),
      show,
    );
  } catch (error) {
    step.failed();
    error.advice = BUILD_ADVICE;
    throw error;
  }
  await keepCode();
  stamp("build", fingerprint);
  step.done("Built");
}
