// pnpm dev: everything from source, rebuilt or restarted when a file changes. One Ctrl-C stops it all.
import { join } from "node:path";
import { watchAll } from "./dev/watch-all.mjs";
import { build } from "./start/build.mjs";
import { fail } from "./start/fail.mjs";
import { install } from "./start/install.mjs";
import { startProgress } from "./start/progress.mjs";
import { root } from "./start/workspaces.mjs";

const vite = join(root, "node_modules/vite/bin/vite.js");
const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
const rebuild = [vite, "build", "--watch", "--clearScreen", "false", "--logLevel", "warn"];

const progress = startProgress();
await install(progress).catch(fail);
// Once in full, so that the server finds a widget and a console to serve from the first second.
await build(progress).catch(fail);

await watchAll([
  { name: "widget", colour: 35, cwd: join(root, "apps/widget"), args: rebuild },
  { name: "console", colour: 36, cwd: join(root, "apps/console"), args: rebuild },
  {
    name: "server",
    colour: 32,
    cwd: root,
    args: [tsx, "watch", "--clear-screen=false", "apps/server/src/main.ts"],
    env: { DEMO: "1", DATA_DIR: join(root, "data") },
  },
]);
