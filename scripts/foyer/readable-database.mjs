import { closeSync, openSync, readSync } from "node:fs";
import { Failure } from "./failure.mjs";

const MAGIC = "SQLite format 3\0";

/** As many bytes as tell. Throws what the system says of a file that it does not read. */
function beginningOf(file) {
  const opened = openSync(file, "r");
  try {
    const beginning = Buffer.alloc(MAGIC.length);
    return beginning.toString("latin1", 0, readSync(opened, beginning));
  } finally {
    closeSync(opened);
  }
}

/** Whether SQLite would take the file for a database. */
export const beginsAsDatabase = (file) => beginningOf(file) === MAGIC;

/**
 * Throws a Failure when `file` cannot be a database at all: it is missing, a folder, may not be
 * read, or begins with something else. `toDo` says what to name instead.
 */
export function refuseUnreadable(file, toDo) {
  const beginning = read(file, toDo);
  if (beginning === MAGIC) return;
  throw new Failure(
    `${file} is ${beginning === "" ? "empty" : "not an SQLite database"}, so nothing can be read from it. ${toDo}`,
  );
}

function read(file, toDo) {
  try {
    return beginningOf(file);
  } catch (error) {
    if (error.code === "EISDIR") throw new Failure(`${file} is a folder. ${toDo}`);
    if (["ENOENT", "ENOTDIR"].includes(error.code)) {
      throw new Failure(`There is no ${file}. ${toDo}`);
    }
    throw new Failure(
      `${file} may not be read (${error.message}). Run this as a user who may read it.`,
    );
  }
}
