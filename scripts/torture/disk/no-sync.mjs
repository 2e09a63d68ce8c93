// Loaded into a server by --import: the sync before every ack says that it was done, and does
// nothing. What is lost by that is the control of `power`. The worker that empties the log keeps its
// syncs: they are SQLite's own.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  fs.fdatasync = (_file, done) => setImmediate(done, null);
  syncBuiltinESMExports();
}
