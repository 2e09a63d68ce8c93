// node scripts/deploy/gather.mjs FOLDER: copies into FOLDER what the built server and its backups need to
// run and nothing else. FOLDER/apps/server/dist/main.js then starts with Node alone, without an install.
import { cpSync, existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { root } from "../start/workspaces.mjs";

/** The layout of the checkout stays: the server looks for the others from where it lies. */
const PARTS = [
  "LICENSE",
  "apps/server/package.json",
  "apps/server/dist",
  "apps/server/demo",
  "apps/server/src/db/migrations",
  "apps/server/src/db/migrations-postgres",
  "apps/server/src/db/checkpoint-worker.mjs",
  "apps/server/src/demo/demo-content.json",
  "apps/widget/dist",
  "apps/console/dist",
  // Backup, restore and the move to PostgreSQL.
  "scripts/foyer.mjs",
  "scripts/foyer",
  "scripts/start/node-version.mjs",
  "scripts/start/workspaces.mjs",
];

/** With native code, so they are not in the bundle (apps/server/vite.config.ts). */
const PACKAGES = ["better-sqlite3", "@node-rs/argon2"];

/** Finds a ready-made binary while installing; afterwards nothing asks for it. */
const INSTALLS_ONLY = "prebuild-install";

/** Sources and intermediate files of SQLite: 25 MB beside the 2 MB that run. */
const NOT_RUN =
  /\/better-sqlite3\/(deps|src|binding\.gyp|build\/(?!Release$|Release\/better_sqlite3\.node$))/;

/** Where `name` is installed for a package that lies in `from`. */
function installed(name, from) {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(candidate)) return realpathSync(candidate);
  }
  return undefined;
}

/** Copies `name` and what it needs to `target`/node_modules, all beside each other. */
function gatherPackage(name, from, target) {
  const folder = installed(name, from);
  if (!folder) throw new Error(`${name} is not installed.`);
  cpSync(folder, join(target, "node_modules", name), {
    recursive: true,
    filter: (path) => basename(path) !== "node_modules" && !NOT_RUN.test(path),
  });
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  // Optional are the binaries of all platforms, of which this machine's alone is there.
  const optional = Object.keys(optionalDependencies).filter((other) => installed(other, folder));
  for (const needed of [...Object.keys(dependencies), ...optional]) {
    if (needed !== INSTALLS_ONLY) gatherPackage(needed, folder, target);
  }
}

/** Throws when `target` holds something already, or a part has not been built or installed. */
function gather(target) {
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Error(`${target} is not empty.`);
  }
  for (const part of PARTS) {
    const filter = (path) => !/\.(map|test\.mjs)$/.test(path);
    cpSync(join(root, part), join(target, part), { recursive: true, filter });
  }
  for (const name of PACKAGES) gatherPackage(name, join(root, "apps/server"), target);
}

const [folder] = process.argv.slice(2);
try {
  if (!folder) throw new Error("Say where to: node scripts/deploy/gather.mjs FOLDER");
  gather(resolve(folder));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
