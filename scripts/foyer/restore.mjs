import { existsSync } from "node:fs";
import { basename } from "node:path";
import { checkDatabase, damaged, newestMigration } from "./check-database.mjs";
import { copyDatabase, sizeOf } from "./copy-database.mjs";
import { asTyped, databaseIn, dataFolder, isOwnFile, lockDataFolder } from "./data-folder.mjs";
import { Failure, isDamage, writing } from "./failure.mjs";
import { refuseTooFull } from "./free-space.mjs";
import { holdingsInWords, minute, seconds } from "./in-words.mjs";
import { withPartial } from "./partial-file.mjs";
import { createProgressBar } from "./progress-bar.mjs";
import { refuseUnreadable } from "./readable-database.mjs";
import { swapIn } from "./swap-in.mjs";

export const restoreCommand = {
  usage: "restore FILE",
  about: "puts a backup in the place of the database; the server must be stopped",
  help: `Puts the backup FILE in the place of the database of DATA_DIR (default: the folder data of this
checkout). The server must be stopped. FILE is copied and read from end to end first; what was
there is kept as foyer.db.before-restore-TIME. FILE itself stays as it is.`,
  options: {},
  run: restore,
};

async function restore(typed) {
  const began = performance.now();
  const folder = dataFolder();
  const file = asTyped(typed);
  refuseUnreadable(file, "Name a file that `foyer backup` made.");
  if (isOwnFile(file, folder)) {
    throw new Failure(`${file} is the database in use. Name a backup of it.`);
  }
  const isNew = !existsSync(folder);
  const unlock = lockDataFolder(folder);
  const bar = createProgressBar();
  try {
    const { held, kept } = await writing(folder, () => restoreInto(folder, file, bar));
    bar.end();
    console.log(`Restored ${holdingsInWords(held)} into ${folder} in ${seconds(began)}.`);
    if (kept)
      console.log(`What was there is kept as ${basename(kept)}; delete it when you are sure.`);
    console.log(
      isNew ? `The folder is new: start with DATA_DIR=${folder}.` : "Start the server again.",
    );
  } catch (error) {
    bar.end();
    throw isDamage(error) ? damaged(file, error.message) : error;
  } finally {
    unlock();
  }
}

function restoreInto(folder, file, bar) {
  refuseTooFull(folder, sizeOf(file));
  return withPartial(databaseIn(folder), async (partial) => {
    await copyDatabase(file, partial, (share) => bar.share("Copying", share));
    bar.say("Checking the copy …");
    const held = checkDatabase(partial, file);
    refuseNewer(held, file);
    return { held, kept: swapIn(partial, folder, stampOf(new Date())) };
  });
}

/** The server would refuse it as well, but only once the old database is out of its place. */
function refuseNewer({ migration }, file) {
  const known = newestMigration();
  if (migration <= known) return;
  throw new Failure(
    `${file} was written by a newer Foyer: its tables are of ${minute(migration)}, and this version knows those up to ${minute(known)}. Update Foyer first, then run this again.`,
  );
}

/** 2026-11-22T02-38-11-042Z: sorts by time, and may be in a file's name anywhere. */
const stampOf = (date) => date.toISOString().replace(/[:.]/g, "-");
