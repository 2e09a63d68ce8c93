import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./workspaces.mjs";

const isEmpty = (folder) => !existsSync(folder) || readdirSync(folder).length === 0;

/** The defaults of `npm start`; whatever the caller has set stays. */
export function serverDefaults(env, dataFolder = env.DATA_DIR ?? join(root, "data")) {
  const defaults = { DATA_DIR: dataFolder, NODE_ENV: "production" };
  // A first look deserves a shop to look at. Somebody's own database never gets demo people in it.
  if (!env.DATABASE_URL && isEmpty(dataFolder)) defaults.DEMO = "1";
  return { ...defaults, ...env };
}

/** In this very process: signals, exit code and memory are the server's own, with nothing in between. */
export async function serve() {
  Object.assign(process.env, serverDefaults(process.env));
  await import(pathToFileURL(join(root, "apps/server/dist/main.js")).href);
}
