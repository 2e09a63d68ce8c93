import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** Where pnpm keeps the packages themselves; everything else in node_modules is links. */
const PACKAGES = ".pnpm";

/** What the server serves, and so looks for when it starts. */
const BUILT = ["apps/widget/dist", "apps/console/dist"];

/** The server does not start without what the build makes. */
export class NotBuilt extends Error {}

/**
 * The tree below `root` as it stands now, in a temporary folder that goes with this process: what
 * is broken there breaks nobody else's. Returns the folder.
 */
export function copyTree(root) {
  const missing = BUILT.find((folder) => !existsSync(join(root, folder)));
  if (missing) throw new NotBuilt(`There is no ${missing}. Build first: npm run build`);
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "foyer-gate-")));
  process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
  for (const file of sourceFiles(root)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(join(root, file), join(copy, file));
    if (basename(file) === "package.json")
      copyLinks(root, copy, join(dirname(file), "node_modules"));
  }
  for (const folder of BUILT) cpSync(join(root, folder), join(copy, folder), { recursive: true });
  return copy;
}

/** What git knows or would add: new files count, and what was deleted does not. */
function sourceFiles(root) {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const listed = execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\0");
  return listed.filter((file) => file !== "" && existsSync(join(root, file)));
}

/**
 * Link by link, for they are relative: the copy's workspaces must find each other, not those of
 * `root`, whose bugs are not planted.
 */
function copyLinks(root, copy, folder) {
  if (!existsSync(join(root, folder))) return;
  mkdirSync(join(copy, folder), { recursive: true });
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === PACKAGES) symlinkSync(join(root, path), join(copy, path));
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(join(root, path)), join(copy, path));
    else if (entry.name.startsWith("@")) copyLinks(root, copy, path);
  }
}
