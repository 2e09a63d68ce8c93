import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("./fail.c", import.meta.url));
export const EIO = 5;
export const ENOSPC = 28;
export const EROFS = 30;

/**
 * A library under the next servers of this process that makes calls on the database's files fail
 * on demand; undefined without Linux and a C compiler. `remove` frees later servers of it.
 */
export function buildShim(folder) {
  const library = join(folder, "fail.so");
  const file = join(folder, "trouble");
  try {
    execFileSync("cc", ["-shared", "-fPIC", "-O2", "-o", library, SOURCE, "-ldl"], {
      stdio: "pipe",
    });
  } catch {
    return undefined;
  }
  process.env.LD_PRELOAD = library;
  process.env.TROUBLE_FILE = file;
  return {
    /** From now on `call` ("fsync", "write") fails with this error. */
    begin: (call, error) => writeFileSync(file, `${call} ${error}`),
    end: () => rmSync(file, { force: true }),
    remove() {
      delete process.env.LD_PRELOAD;
      delete process.env.TROUBLE_FILE;
    },
  };
}
