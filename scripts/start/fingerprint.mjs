import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, workspaces } from "./workspaces.mjs";

/** Inside node_modules: whoever deletes that folder deletes the claim that it is complete. */
export const cacheFolder = join(root, "node_modules", ".cache", "foyer");

const NOT_SOURCE = new Set(["node_modules", "dist", ".cache", "coverage"]);
/** Tests, documents, and the copies that Vite makes of its own configuration while it runs. */
const NOT_BUILT = /\.(test\.tsx?|md)$|\.timestamp-/;

const digest = (parts) => createHash("sha256").update(parts.join("\n")).digest("hex");

/** What an installed node_modules depends on: the manifests, and the machine it was made for. */
export function installFingerprint(top = root) {
  const files = [
    "package.json",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    ...workspaces(top).map(({ folder }) => `${folder}/package.json`),
  ];
  const machine = `${process.versions.modules} ${process.platform} ${process.arch}`;
  return digest([machine, ...files.flatMap((file) => [file, readFileSync(join(top, file))])]);
}

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NOT_SOURCE.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (!NOT_BUILT.test(entry.name)) yield path;
  }
}

/** What a build depends on. Size and time of change instead of contents: milliseconds, not seconds. */
export function buildFingerprint(top = root) {
  const paths = ["apps", "packages"].flatMap((parent) => [...sourceFiles(join(top, parent))]);
  const stamps = [...paths, join(top, "tsconfig.base.json")].sort().map((path) => {
    const file = statSync(path, { throwIfNoEntry: false });
    return `${path} ${file?.size} ${file?.mtimeMs}`;
  });
  return digest([installFingerprint(top), ...stamps]);
}

const stampPath = (name) => join(cacheFolder, `${name}.stamp`);

export function isStamped(name, fingerprint) {
  return existsSync(stampPath(name)) && readFileSync(stampPath(name), "utf8") === fingerprint;
}

export function stamp(name, fingerprint) {
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(stampPath(name), fingerprint);
}
