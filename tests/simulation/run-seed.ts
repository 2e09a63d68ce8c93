import { audit, isQuiet, type Scene } from "./auditor.ts";
import type { Disk } from "./disk.ts";
import { createFaults } from "./faults.ts";
import { createLedger } from "./ledger.ts";
import { createNetwork } from "./network.ts";
import { type OwnTimers, takeTimers } from "./own-timers.ts";
import type { Plant } from "./plants.ts";
import { createRandom, type Random } from "./random.ts";
import { createServer, type Server } from "./server.ts";
import { countLog, readLog } from "./stored-log.ts";
import { type Cast, gatherCast } from "./story.ts";
import { forgetTalks } from "./town.ts";
import { createVirtualTime, type VirtualTime } from "./virtual-time.ts";

/** Within this much virtual time after healing all must be well. */
export const QUIET_WITHIN_MS = 60_000;

/** Then it must stay well over one more heartbeat. */
const STAYS_MS = 25_000;

export interface Outcome {
  seed: number;
  /** Broken promises; none when all is well. */
  faults: string[];
  /** Virtual milliseconds from healing until everything was well. */
  quietAfter: number;
  /** What was done and what came of it, a line each: the same for the same seed. */
  story: string[];
  acked: number;
}

/** Tells one story to its end and audits it. `plant` is a bug to be caught. One at a time. */
export async function runSeed(disk: Disk, seed: number, plant?: Plant): Promise<Outcome> {
  const clock = createVirtualTime();
  const timers = takeTimers(clock);
  try {
    return await tell({ disk, seed, plant, clock, settle: timers.settle });
  } finally {
    timers.giveBack();
  }
}

interface World {
  disk: Disk;
  seed: number;
  plant: Plant | undefined;
  clock: VirtualTime;
  settle: OwnTimers["settle"];
}

async function tell({ disk, seed, plant, clock, settle }: World): Promise<Outcome> {
  await forgetTalks(disk);
  const random = createRandom(seed);
  const ledger = createLedger();
  const story: string[] = [];
  const network = createNetwork(clock, random, () => server);
  network.weather.overtakes = plant === "frames_overtake";
  const timing = {
    clock,
    syncTime: () => faults.syncTime(),
    isLocked: () => faults.isLocked(),
    isFull: () => faults.isFull(),
    onCommit: () => faults.onCommit(),
    onFatal: (error: unknown) => complain(String(error)),
    lies: plant === "ack_before_sync",
    keepsRefused: plant === "keeps_refused",
  };
  const complain = (what: string) => void ledger.faults.push(`the server complained: ${what}`);
  const server: Server = createServer({
    ...{ clock, disk, timing, plant },
    readTime: () => faults.readTime(),
    complain,
    onRefusal: (clientId) => ledger.refused.add(ledger.ids.get(clientId) ?? ""),
  });
  const faults = createFaults({ clock, random, network, server });
  await server.start();
  const cast = gatherCast({ clock, random, network, plant, server, ledger });
  const scene = (): Scene => ({
    log: () => readLog(disk.sqlite),
    size: () => countLog(disk.sqlite),
    ledger,
    screens: cast.screens(),
    unsent: cast.unsent(),
  });

  const acts = chooseActs(random, cast, faults);
  for (const [name, act] of acts) {
    await clock.runUntil(clock.now() + pause(random), settle);
    story.push(`${clock.now()} ${name}`);
    act();
    await settle();
  }

  await faults.heal();
  cast.openAll();
  const healedAt = clock.now();
  story.push(`${healedAt} heal`);
  for (const tab of cast.tabs.values()) tab.say(`last words ${random.between(0, 1e9)}`);
  let quietAfter = Number.POSITIVE_INFINITY;
  for (let waited = 0; waited < QUIET_WITHIN_MS && quietAfter > waited; waited += 500) {
    await clock.runUntil(clock.now() + 500, settle);
    if (isQuiet(scene())) quietAfter = clock.now() - healedAt;
    else if (waited % 3_000 === 0) await cast.tend(waited < QUIET_WITHIN_MS / 2);
  }
  await clock.runUntil(clock.now() + STAYS_MS, settle);
  const found = audit(scene());
  for (const [place, event] of ledger.shown)
    story.push(`${place.split(" ")[1]} ${event.body.type}`);
  story.push(`${ledger.acks.length} acks, quiet after ${quietAfter} ms`);

  cast.leave();
  server.crash(true, false);
  return { seed, faults: found, quietAfter, story, acked: ledger.acks.length };
}

type Act = [name: string, act: () => unknown];

/** Some dozens of acts, people's and fate's, drawn with these weights. */
function chooseActs(random: Random, cast: Cast, faults: ReturnType<typeof createFaults>): Act[] {
  const weights: [number, string, () => unknown][] = [
    [9, "say", cast.say],
    [5, "reply", cast.reply],
    [1, "note", cast.note],
    [2, "claim", cast.claim],
    [1, "retry", () => cast.agent.retry()],
    [2, "reload", cast.reload],
    [1, "shut", cast.shut],
    [1, "open all", cast.openAll],
    [1, "reload console", cast.reloadConsole],
    [1, "wake", cast.wake],
    [4, "bustle", () => cast.bustle()],
    [0.5, "ask for a person", cast.askPerson],
    [0.3, "end", cast.end],
    [0.5, "earlier", cast.earlier],
    // One story in a hundred: a page of the log costs as much as thirty stories.
    [0.012, "chatter", () => cast.chatter(random.between(105, 140))],
    [3, "cut", faults.cut],
    [2, "silence", faults.silence],
    [2, "cut at commit", faults.cutAtCommit],
    [1, "offline", faults.offline],
    [0.5, "swallow", faults.swallow],
    [1, "crash", faults.crash],
    [2, "crash in sync", () => [faults.crashInSync(), cast.say(), cast.reply()]],
    [0.5, "restart", faults.restart],
    [1.5, "fill disk", () => [faults.fillDisk(), cast.bustle()]],
    [0.5, "lock", faults.lock],
    [0.5, "set clock", faults.setClock],
  ];
  let whole = 0;
  const bounds = weights.map(([weight, ...act]) => {
    whole += weight;
    return { below: whole, act };
  });
  return Array.from({ length: random.between(10, 26) }, () => {
    const at = random.next() * whole;
    return bounds.find(({ below }) => at < below)?.act ?? ["say", cast.say];
  });
}

/** Mostly all at once, as races want it; sometimes long enough for a heartbeat. */
const pause = (random: Random): number =>
  random.chance(0.6) ? random.between(0, 60) : random.between(100, 6_000);
