// npm start: from a bare clone to a running server; each later start skips what is already done.
// Only the version check is imported statically, so that an old Node still gets to say its line.
import { requireNode } from "./start/node-version.mjs";

requireNode();

const { fail } = await import("./start/fail.mjs");
const { startProgress } = await import("./start/progress.mjs");
const { install } = await import("./start/install.mjs");
const { build } = await import("./start/build.mjs");
const { serve } = await import("./start/serve.mjs");

const progress = startProgress();
await install(progress).catch(fail);
await build(progress).catch(fail);
await serve();
