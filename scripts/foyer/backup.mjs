import { accessSync, constants, existsSync, renameSync, statSync } from "node:fs";
import { setPriority, constants as system } from "node:os";
import { dirname, join } from "node:path";
import { checkDatabase } from "./check-database.mjs";
import { copyDatabase, sizeOf } from "./copy-database.mjs";
import { asTyped, databaseIn, dataFolder, isOwnFile, LOGS } from "./data-folder.mjs";
import { Failure, isDamage, isHeld, writing } from "./failure.mjs";
import { refuseTooFull } from "./free-space.mjs";
import { holdingsInWords, seconds } from "./in-words.mjs";
import { syncPath, withPartial } from "./partial-file.mjs";
import { createProgressBar } from "./progress-bar.mjs";
import { refuseUnreadable } from "./readable-database.mjs";

export const backupCommand = {
  usage: "backup FILE [--force]",
  about: "copies the database into FILE, also while the server runs",
  help: `Copies the database of DATA_DIR (default: the folder data of this checkout) into FILE, as it is when
the command begins. The server may run and be written to meanwhile. The copy is read from end
to end before it gets its name: a FILE is whole or not there.

  --force   replace FILE if it is there`,
  options: { force: { type: "boolean", default: false } },
  run: backup,
};

async function backup(typed, { force }) {
  const began = performance.now();
  const folder = dataFolder();
  const file = asTyped(typed);
  const database = databaseIn(folder);
  refuseUnreadable(database, "Set DATA_DIR to the server's data folder.");
  await writing(file, () => refuseTarget(file, { folder, force }));
  // The server goes first.
  setPriority(system.priority.PRIORITY_LOW);
  const bar = createProgressBar();
  try {
    refuseTooFull(dirname(file), sizeOf(database));
    const held = await writing(file, () =>
      withPartial(file, async (partial) => {
        await copyDatabase(database, partial, (share) => bar.share("Copying", share));
        bar.say("Checking the copy …");
        const found = checkDatabase(partial, `The database ${database}`);
        refuseOverwriting(file, force);
        renameSync(partial, file);
        syncPath(dirname(file));
        return found;
      }),
    );
    bar.end();
    console.log(`Backed up ${holdingsInWords(held)} to ${file} in ${seconds(began)}.`);
  } catch (error) {
    bar.end();
    throw ofDatabase(error, database);
  }
}

/** Everything that can be known before the copying. */
function refuseTarget(file, { folder, force }) {
  if (isOwnFile(file, folder)) {
    throw new Failure(`${file} belongs to the running database. Choose another FILE.`);
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(
      `${file} is a folder. Name a file in it, such as ${join(file, "foyer-backup.db")}.`,
    );
  }
  const beside = dirname(file);
  if (!existsSync(beside)) throw new Failure(`There is no folder ${beside}. Make it first.`);
  const log = LOGS.map((ending) => file + ending).find((path) => existsSync(path));
  if (log) {
    throw new Failure(
      `${log} is there: SQLite would take it for a part of the backup. Remove it, or choose another FILE.`,
    );
  }
  refuseOverwriting(file, force);
  try {
    accessSync(beside, constants.W_OK);
  } catch (error) {
    throw new Failure(
      `${beside} may not be written to (${error.code}). Choose a folder that this user may write to.`,
    );
  }
}

function refuseOverwriting(file, force) {
  if (force || !existsSync(file)) return;
  throw new Failure(`${file} is there already. Choose another FILE, or add --force to replace it.`);
}

/** What the database itself was not able to give. */
function ofDatabase(error, database) {
  if (isHeld(error)) {
    return new Failure(`${database} is locked by another program. Run it again when that is done.`);
  }
  if (isDamage(error)) {
    return new Failure(
      `The database ${database} is damaged (${error.message}). Keep your earlier backups, and restore the last.`,
    );
  }
  return error;
}
