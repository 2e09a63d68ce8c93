import { fileURLToPath } from "node:url";
import { openSqlite } from "../../../apps/server/src/db/open.ts";
import { createHouse } from "../../../apps/server/src/house.ts";
import { cpuMicros } from "./cpu-micros.mjs";
import { fillLog } from "./fill-log.mjs";
import { createRawReader } from "./raw-reader.mjs";

const EVENTS = 10_000;
const [dataDir, rounds] = process.argv.slice(2);
const clock = { now: () => Date.now() };

const db = openSqlite({
  dataDir,
  migrationsDir: fileURLToPath(new URL("../../../apps/server/src/db/migrations", import.meta.url)),
  onFatal(error) {
    throw error;
  },
});
const silent = () => {};
const log = { fatal: silent, error: silent, warn: silent, info: silent, debug: silent };
const house = createHouse({ db, clock, publicOrigin: null, log });
await house.read();
const { changes, messages } = house;
const { find, readEvents } = house.doors.visitor;
const { page } = readEvents;
const raw = createRawReader(dataDir);

const { visitorId, id } = await fillLog({ db, changes }, EVENTS);

// The act as the server does it: find whose it is, read, and make the frame.
const row = await find.own(visitorId, id);
const head = row.visibleSeq;
const acts = {
  open_50: async () => JSON.stringify(await messages.before("visitor", id, head + 1, 50)),
  open_100: async () => JSON.stringify(await page("visitor", await find.own(visitorId, id), 0)),
  resume_nothing: async () =>
    JSON.stringify(await page("visitor", await find.latestOf(visitorId), head)),
  raw_50: () => JSON.stringify(raw.newest(id, 50)),
  raw_100: () => JSON.stringify(raw.newest(id, 100)),
  raw_nothing: () => JSON.stringify(raw.after(id, head)),
};
const measured = await cpuMicros(acts, Number(rounds));
for (const [name, { median, best }] of Object.entries(measured)) {
  process.send({ name, value: median, unit: "us", n: Number(rounds) });
  process.send({ name: `${name}_best`, value: best, unit: "us", n: Number(rounds) });
}
process.send({ name: "log_events", value: head, unit: "events", n: 1 }, () => process.exit(0));
