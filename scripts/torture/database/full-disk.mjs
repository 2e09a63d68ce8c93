import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeFolder } from "../door/house.mjs";
import { mountSmall, whyNoMount } from "./mount.mjs";
import { createStage } from "./stage.mjs";

const DISK_MIB = 32;

/** A real file system without room, and then with room again, without a restart. */
export const fullDisk = {
  name: "disk full",
  async run({ ms }) {
    const skipped = whyNoMount();
    if (skipped) return { skipped };
    const dataDir = makeFolder("full");
    mountSmall(dataDir, DISK_MIB);
    const stage = await createStage({ dataDir });
    const ballast = join(dataDir, "ballast");
    return stage.befall(async () => {
      fill(ballast);
      await sleep(ms);
      rmSync(ballast);
    });
  },
};

/** Until nothing more fits, not even a byte. */
function fill(path) {
  const file = openSync(path, "w");
  for (const size of [1024 * 1024, 4096, 1]) {
    const chunk = Buffer.alloc(size, 1);
    try {
      while (true) writeSync(file, chunk);
    } catch (error) {
      if (error.code !== "ENOSPC") throw error;
    }
  }
  closeSync(file);
}
