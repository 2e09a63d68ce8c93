import { setTimeout as sleep } from "node:timers/promises";
import { makeFolder } from "../door/house.mjs";
import { buildShim, EIO, ENOSPC, EROFS } from "./shim.mjs";
import { createStage } from "./stage.mjs";

/** The kernel's answers to one call on the database's files turn into this error for a while. */
const failing = (name, call, error, mustStop = false) => ({
  name,
  async run({ ms }) {
    const shim = buildShim(makeFolder("shim"));
    if (!shim) return { skipped: "it needs Linux and a C compiler (cc)" };
    const stage = await createStage();
    shim.remove();
    const result = await stage.befall(async () => {
      shim.begin(call, error);
      await sleep(ms);
      shim.end();
    });
    if (mustStop && !result.stopped) {
      result.offences.push({ kind: "goes on", line: `${name}: the server did not stop` });
    }
    return result;
  },
});

/** After a failed sync nobody knows what is on disk: only a new start may go on. */
export const failingCalls = {
  failingSync: failing("sync fails (EIO)", "fsync", EIO, true),
  failingWrite: failing("write fails (EIO)", "write", EIO),
  noSpace: failing("no space (ENOSPC)", "write", ENOSPC),
  readOnlyLater: failing("read-only while it runs (EROFS)", "write", EROFS),
};
