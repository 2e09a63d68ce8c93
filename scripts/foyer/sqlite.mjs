import { createRequire } from "node:module";
import { Failure } from "./failure.mjs";

const NOT_INSTALLED =
  "Foyer is not installed here for this Node: run `npm start` once, which installs it, then this again.";

/** The server's own driver, so that the same SQLite reads and writes. */
function loadDriver() {
  try {
    const require = createRequire(new URL("../../apps/server/package.json", import.meta.url));
    const Driver = require("better-sqlite3");
    // Its native part is loaded only now, and fails when it was made for another Node.
    new Driver(":memory:").close();
    return Driver;
  } catch (error) {
    if (!["MODULE_NOT_FOUND", "ERR_DLOPEN_FAILED"].includes(error.code)) throw error;
    throw new Failure(NOT_INSTALLED);
  }
}

let driver;

/** Opens a database file; `options` are those of better-sqlite3. Close it. */
export function openSqlite(file, options = {}) {
  driver ??= loadDriver();
  return new driver(file, options);
}
