import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { serverPackage } from "../process/server-package.mjs";
import { createStage } from "./stage.mjs";

/** Leaf of a b-tree without row ids, which the log of events is. */
const LEAF = 10;

/** A page of the log is lost on the disk: it must be noticed, never guessed, and hurt no other. */
export const damagedPage = {
  name: "damaged page",
  async run({ ms }) {
    const stage = await createStage();
    const { server } = stage.house;
    const result = await stage.befall(async () => {
      await server.kill();
      const page = findPage(stage.file);
      put(stage.file, page.at, Buffer.alloc(page.bytes.length));
      await server.start();
      await sleep(ms);
      const said = server.printed();
      await server.kill();
      // The sector is readable again.
      put(stage.file, page.at, page.bytes);
      await server.start();
      return said;
    });
    if (result.errors + result.read.failed === 0) {
      result.offences.push({ kind: "not noticed", line: "no error came of the damaged page" });
    }
    // Its starts are part of the trouble: how late its event loop was then says nothing.
    return { ...result, printed: result.told, late: undefined };
  },
};

/** The last page that holds messages, after all of the log is in the file. */
function findPage(file) {
  const Sqlite = serverPackage("better-sqlite3");
  const sqlite = new Sqlite(file);
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
  sqlite.close();
  const all = readFileSync(file);
  const size = all.readUInt16BE(16) === 1 ? 65_536 : all.readUInt16BE(16);
  for (let at = all.length - size; at > 0; at -= size) {
    const bytes = Buffer.from(all.subarray(at, at + size));
    if (bytes[0] === LEAF && bytes.includes('"message"')) return { at, bytes };
  }
  throw new Error("no page of the log was found");
}

function put(file, at, bytes) {
  const open = openSync(file, "r+");
  writeSync(open, bytes, 0, bytes.length, at);
  closeSync(open);
}
