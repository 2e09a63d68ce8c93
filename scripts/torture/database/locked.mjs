import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createStage } from "./stage.mjs";

const HOLDER = fileURLToPath(new URL("./hold-lock.mjs", import.meta.url));

/** Another process holds the write lock: nothing can be stored, all else must go on. */
export const locked = {
  name: "write lock held by another process",
  async run({ ms }) {
    const stage = await createStage();
    return stage.befall(async () => {
      const holder = spawn(process.execPath, [HOLDER, stage.file, String(ms)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const gone = once(holder, "exit");
      await once(holder.stdout, "data");
      await gone;
    });
  },
};
