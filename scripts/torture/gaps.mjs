// pnpm torture gaps: while visitors and agents write, readers come with cursors of all ages, read
// for a moment and are gone again. Nobody is led past an event, and nobody is told two things of
// one place; once it is quiet, everybody has everything. --rounds EVENTS (100,000 for the long form).
import { setTimeout as sleep } from "node:timers/promises";
import { openHouse } from "./door/house.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences, quantile } from "./figures/printer.mjs";
import { createRandom } from "./figures/random.mjs";
import { createConsoleReader } from "./gaps/console-reader.mjs";
import { readHeads } from "./gaps/heads.mjs";
import { createListCheck } from "./gaps/list-check.mjs";
import { createTruth } from "./gaps/truth.mjs";
import { createVisitorReader } from "./gaps/visitor-reader.mjs";
import { createWriters, openTalks } from "./gaps/writers.mjs";

const AGENTS = 4;
const SPEAKERS = 16;
const TABS = 24;
const CONSOLES = 6;
const EVENTS_PER_WAVE = 2_000;
/** More conversations than one page of a console's welcome holds (500), in the long form. */
const talksFor = (events) => Math.min(1_500, Math.max(2 * SPEAKERS, Math.floor(events / 60)));
const STAY_MS = 400;
const AWAY_MS = 150;
const THERE_WITHIN_MS = 20_000;

export async function run(print) {
  const { rounds, minutes, seed } = readOptions({ rounds: 100_000 });
  const figure = createPrinter("gaps", print);
  figure("seed", seed, "", 1);
  // Writers here are as fast as the server: what a person may do is not what is tortured.
  process.env.FRAMES_PER_SECOND = "100000";
  const house = await openHouse("gaps", { agents: AGENTS });
  const random = createRandom(seed);
  const truth = createTruth();
  const tally = { delivered: 0, repeated: 0, rows: 0, sessions: 0 };
  const talks = await openTalks(house, talksFor(rounds), truth);
  let due = 0;
  const wants = () => due-- > 0;
  const writers = await createWriters({ house, talks, speakers: SPEAKERS, truth, random, wants });
  const lists = createListCheck(house.file, truth);
  const shared = { house, random, truth, tally, lists };
  const readers = [
    ...Array.from({ length: TABS }, (_, i) => {
      const talk = talks[i % SPEAKERS];
      return createVisitorReader({ ...shared, name: `tab${i}`, talk });
    }),
    ...Array.from({ length: CONSOLES }, (_, i) => {
      const agent = house.agents[i % AGENTS];
      return createConsoleReader({ ...shared, name: `console${i}`, agent, talks });
    }),
  ];

  const isWanted = createLimit(rounds, minutes);
  const catchUps = [];
  let written = 0;
  for (const reader of readers) reader.come();
  while (isWanted(written) && truth.offences.length === 0) {
    due = Math.min(EVENTS_PER_WAVE, rounds - written);
    written += due;
    let isWriting = true;
    const comings = readers.map((reader) => comeAndGo(reader, random, () => isWriting));
    writers.go();
    while (due > 0 || !writers.isIdle()) {
      await sleep(20);
      if (random.between(0, 1) < 0.1) await writers.closeOne();
    }
    isWriting = false;
    await Promise.all(comings);
    catchUps.push(await catchUp({ readers, truth, file: house.file }));
  }
  const { stored } = truth.verify(house.file);
  lists.close();
  await house.server.kill();

  const { offences } = truth;
  const count = (...kinds) => offences.filter(({ kind }) => kinds.includes(kind)).length;
  figure("written", written, "messages and notes", written);
  figure("stored", stored, "events", written);
  figure("conversations", talks.length, "conversations", talks.length);
  figure("delivered", tally.delivered, "events", tally.sessions);
  figure("rows delivered", tally.rows, "rows", tally.sessions);
  figure("resumed", tally.sessions, "sessions", tally.sessions);
  figure("sent again, dropped by seq", tally.repeated, "events", tally.delivered);
  figure("skipped", count("skipped", "gap", "lost", "stuck"), "events", tally.delivered);
  figure("twice", count("twice", "changed"), "events", tally.delivered);
  figure("notes to visitors", count("note"), "events", tally.delivered);
  for (const [name, share] of Object.entries({ p50: 0.5, max: 1 })) {
    figure(`all caught up, ${name}`, quantile(catchUps, share), "ms", catchUps.length);
  }
  figure("offences", offences.length, "lines", tally.delivered);
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}

/** Reads a moment, is gone a moment, and comes with another cursor; ends connected. */
async function comeAndGo(reader, random, goesOn) {
  while (goesOn()) {
    await sleep(random.between(0, STAY_MS));
    if (reader.turn && random.between(0, 1) < 0.5) {
      reader.turn();
      continue;
    }
    await reader.go();
    await sleep(random.between(0, AWAY_MS));
    reader.come();
  }
}

/** Nobody writes now: every reader must reach the database. Returns how long the last one took. */
async function catchUp({ readers, truth, file }) {
  const stand = readHeads(file);
  const began = performance.now();
  while (true) {
    const late = readers.filter((reader) => !reader.isThere(stand));
    if (late.length === 0) return performance.now() - began;
    if (performance.now() - began > THERE_WITHIN_MS) {
      for (const one of late) truth.offend("stuck", `${one.name}: ${one.describe(stand)}`);
      return THERE_WITHIN_MS;
    }
    await sleep(10);
  }
}
