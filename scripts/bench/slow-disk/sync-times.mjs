import { open } from "node:fs/promises";
import { join } from "node:path";
import { makeDataDir } from "../process/foyer.mjs";

const PAGE = Buffer.alloc(4096, 1);

/** How long this disk takes to sync one appended page, in milliseconds, as the server asks for it. */
export async function syncTimes(count = 200) {
  const file = await open(join(makeDataDir(), "sync"), "w");
  const times = [];
  for (let i = 0; i < count; i++) {
    await file.write(PAGE);
    const began = performance.now();
    await file.datasync();
    times.push(performance.now() - began);
  }
  await file.close();
  return times;
}
