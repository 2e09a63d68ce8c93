import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Sparse: only what is written takes room. */
const IMAGE_BYTES = 1024 ** 3;

/** Why this machine cannot mount images, or undefined when it can. */
export function whyNoMount() {
  if (process.getuid?.() !== 0) return "only root may mount a disk image";
  try {
    const disks = createDisks();
    disks.plug(disks.format("probe"), "probe");
    disks.remove();
  } catch (error) {
    return `a disk image cannot be mounted here: ${error.message.trim()}`;
  }
}

/**
 * Disks that are files, each an ext4 file system behind a loop device. What a process has
 * written is in the page cache of the mounted file system and reaches the image's file only
 * by a sync or by write-back: a copy of the image's file is what a power cut would leave.
 */
export function createDisks() {
  const folder = mkdtempSync(join(tmpdir(), "foyer-power-"));
  const mounted = new Set();

  const unplug = (mountPoint, how = []) => {
    execFileSync("umount", [...how, mountPoint]);
    mounted.delete(mountPoint);
  };
  const remove = () => {
    // Lazily: when we are interrupted, a server may still be ending.
    for (const mountPoint of mounted) unplug(mountPoint, ["--lazy"]);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on("exit", remove);

  return {
    folder,
    /** A new, empty disk; returns its image. */
    format(name) {
      const image = join(folder, `${name}.img`);
      writeFileSync(image, "");
      truncateSync(image, IMAGE_BYTES);
      execFileSync("mkfs.ext4", ["-q", "-F", image]);
      return image;
    },
    /** What would be left of this disk if the power went now. */
    cut(image, name) {
      const copy = join(folder, `${name}.img`);
      execFileSync("cp", ["--sparse=always", image, copy]);
      return copy;
    },
    /** Mounts it, which replays its journal as after a power cut; returns the folder. */
    plug(image, place) {
      const mountPoint = join(folder, place);
      mkdirSync(mountPoint, { recursive: true });
      execFileSync("mount", ["-o", "loop", image, mountPoint], { stdio: "pipe" });
      mounted.add(mountPoint);
      return mountPoint;
    },
    unplug: (mountPoint) => unplug(mountPoint),
    discard: (image) => rmSync(image, { force: true }),
    remove,
  };
}
