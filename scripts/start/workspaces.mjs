import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of this checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Folders whose children are workspaces, packages first: apps are built from them. */
const PARENTS = ["packages", "apps"];

function children(top, parent) {
  const folder = join(top, parent);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => `${parent}/${name}`);
}

/** Every workspace as {folder, manifest}, `folder` relative to the top and with slashes. */
export function workspaces(top = root) {
  return [...PARENTS.flatMap((parent) => children(top, parent)), "tests"]
    .filter((folder) => existsSync(join(top, folder, "package.json")))
    .map((folder) => ({
      folder,
      manifest: JSON.parse(readFileSync(join(top, folder, "package.json"), "utf8")),
    }));
}
