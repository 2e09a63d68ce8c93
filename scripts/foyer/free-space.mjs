import { statfsSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { size } from "./in-words.mjs";

/** Better before than after minutes of copying. `folder` must be there. */
export function refuseTooFull(folder, bytes) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= bytes) return;
  throw new Failure(
    `The disk of ${folder} has ${size(bavail * bsize)} free, and ${size(bytes)} are needed. Free some space and run it again; nothing was changed.`,
  );
}
