// pnpm build: builds every workspace that has a build, whether or not anything has changed.
import { requireNode } from "./start/node-version.mjs";

requireNode();

const { fail } = await import("./start/fail.mjs");
const { startProgress } = await import("./start/progress.mjs");
const { build } = await import("./start/build.mjs");

await build(startProgress(), { always: true }).catch(fail);
