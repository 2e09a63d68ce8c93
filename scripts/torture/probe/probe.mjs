// Loaded into a server by --import: writes down, ten times a second, what cannot be seen from
// outside: its memory, how late its event loop is, and what waits for readers who are slow.
import { subscribe } from "node:diagnostics_channel";
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const EVERY_MS = 100;
const LOOK_MS = 20;
/** What may wait for one reader (rule B3). */
const BOUND_BYTES = 1024 * 1024;

const file = process.env.PROBE_FILE;
const sockets = new Map();
/** What waited for each at the last look. */
const waitingFor = new WeakMap();
const seen = {
  cut: 0,
  rss: 0,
  rssMax: 0,
  lateMax: 0,
  waitingMax: 0,
  overBound: 0,
  overBoundMsMax: 0,
};
let due = performance.now() + LOOK_MS;

subscribe("net.server.socket", ({ socket }) => {
  sockets.set(socket, undefined);
  socket.once("close", () => {
    noteOver(socket);
    // Nobody leaves so much behind who reads: the server has cut it off.
    if (waitingFor.get(socket) > BOUND_BYTES / 2) seen.cut += 1;
    sockets.delete(socket);
  });
});

/** How long a reader has been beyond the bound, counted until its connection is gone. */
function noteOver(socket) {
  const since = sockets.get(socket);
  if (since === undefined) return;
  seen.overBoundMsMax = Math.max(seen.overBoundMsMax, performance.now() - since);
}

function look() {
  const now = performance.now();
  seen.lateMax = Math.max(seen.lateMax, now - due);
  due = now + LOOK_MS;
  let waiting = 0;
  for (const [socket, since] of sockets) {
    waiting += socket.writableLength;
    waitingFor.set(socket, socket.writableLength);
    const isOver = socket.writableLength > BOUND_BYTES;
    if (isOver && since === undefined) {
      sockets.set(socket, now);
      seen.overBound += 1;
    }
    if (isOver) noteOver(socket);
    else if (since !== undefined) sockets.set(socket, undefined);
  }
  seen.waitingMax = Math.max(seen.waitingMax, waiting);
}

/** Asked for a new count of the greatest values: what is garbage does not count, either. */
function startAnew() {
  globalThis.gc();
  Object.assign(seen, {
    cut: 0,
    rssMax: 0,
    lateMax: 0,
    waitingMax: 0,
    overBound: 0,
    overBoundMsMax: 0,
  });
  rmSync(`${file}.anew`);
}

function write() {
  if (existsSync(`${file}.anew`)) startAnew();
  seen.rss = process.memoryUsage.rss();
  seen.rssMax = Math.max(seen.rssMax, seen.rss);
  // Whole or not at all: it is read while it is written.
  writeFileSync(`${file}.next`, JSON.stringify(seen));
  renameSync(`${file}.next`, file);
}

// The server's worker threads load this, too: what people wait for is the main one.
if (isMainThread) {
  setInterval(look, LOOK_MS).unref();
  setInterval(write, EVERY_MS).unref();
}
