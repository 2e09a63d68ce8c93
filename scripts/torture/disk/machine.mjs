import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createCrowd } from "../crowd/crowd.mjs";
import { audit } from "../ledger/audit.mjs";
import { createLedger } from "../ledger/ledger.mjs";
import { openOffice } from "../process/console-api.mjs";
import { createServerProcess } from "../process/server.mjs";

const AGENTS = 10;
const EARLIEST_MS = 300;
const LATEST_MS = 2_500;

/** A server under load whose data is on a disk of its own, so that its power can be cut. */
export async function createMachine({ disks, name, random, args = [] }) {
  let image = disks.format(name);
  const mountPoint = disks.plug(image, name);
  const server = await createServerProcess({ dataDir: join(mountPoint, "data"), args });
  const ledger = createLedger();
  await server.start();
  const crowd = createCrowd({ server, ledger, random, office: await openOffice(server, AGENTS) });
  crowd.connect();
  let cuts = 0;

  /** Loads it for a while and cuts the power; returns what the disk holds then. */
  async function cutPower() {
    await sleep(random.between(EARLIEST_MS, LATEST_MS));
    server.freeze();
    cuts += 1;
    const copy = disks.cut(image, `${name}-${cuts}`);
    await server.kill();
    // What it had sent before it stood still counts: people have read it.
    await crowd.closed();
    return copy;
  }

  /** The audit of a disk. Its database is opened elsewhere: the server recovers it by itself. */
  function auditFolder(folder) {
    const desk = join(disks.folder, "audit");
    rmSync(desk, { recursive: true, force: true });
    mkdirSync(desk);
    for (const file of ["foyer.db", "foyer.db-wal"]) {
      const left = join(folder, "data", file);
      if (existsSync(left)) cpSync(left, join(desk, file));
    }
    return audit(join(desk, "foyer.db"), ledger, { settled: false });
  }

  return {
    ledger,
    crowd,
    /** A cut after which it goes on with what is left: all that was promised must be there. */
    async cutAndGoOn() {
      const left = await cutPower();
      disks.unplug(mountPoint);
      disks.discard(image);
      image = left;
      disks.plug(image, name);
      return auditFolder(mountPoint);
    },
    /** A cut that is looked at only: it goes on as if the power had stayed. */
    async cutAndLook() {
      const left = await cutPower();
      const found = auditFolder(disks.plug(left, `${name}-cut`));
      disks.unplug(join(disks.folder, `${name}-cut`));
      disks.discard(left);
      return found;
    },
    async start() {
      crowd.replaceOne();
      await server.start();
      crowd.connect();
    },
    async settle() {
      await crowd.settle();
      await server.stop();
      return audit(join(mountPoint, "data/foyer.db"), ledger, { settled: true });
    },
    async end() {
      crowd.end();
      await server.kill();
    },
  };
}
