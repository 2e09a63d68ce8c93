import { execFileSync } from "node:child_process";

/** Why this machine mounts nothing for us, or undefined. */
export const whyNoMount = () =>
  process.getuid?.() === 0 ? undefined : "only root may mount a file system";

const mounted = new Set();
process.on("exit", () => {
  for (const folder of mounted) execFileSync("umount", ["--lazy", folder]);
});

/** A file system in memory of this many MiB at `folder`: small enough to be filled. */
export function mountSmall(folder, mebibytes) {
  const size = `size=${mebibytes}m`;
  execFileSync("mount", ["-t", "tmpfs", "-o", size, "tmpfs", folder], { stdio: "pipe" });
  mounted.add(folder);
}

/** From now on nobody may write into `folder`; returns how to allow it again. */
export function makeReadOnly(folder) {
  execFileSync("mount", ["--bind", folder, folder], { stdio: "pipe" });
  mounted.add(folder);
  execFileSync("mount", ["-o", "remount,bind,ro", folder], { stdio: "pipe" });
  return () => {
    execFileSync("umount", [folder]);
    mounted.delete(folder);
  };
}
