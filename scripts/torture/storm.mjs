// pnpm torture storm: everybody is connected when the server is killed, goes on writing into their
// outboxes, and comes back at once by the real client's own back-off. Everybody is back within ten
// seconds of the open port, with all they said stored once. --rounds VISITORS, --latest MS that the
// server is away at most, --seed S.
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { register } from "tsx/esm/api";
import { makeFolder, openHouse } from "./door/house.mjs";
import { readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences, quantile } from "./figures/printer.mjs";
import { readHeads } from "./gaps/heads.mjs";
import { createProbe } from "./probe/read-probe.mjs";
import { serverPackage } from "./process/server-package.mjs";
import { createConsole } from "./storm/console.mjs";
import { createVisitor } from "./storm/visitor.mjs";

const CONSOLES = 20;
/** Arriving, before the storm. */
const AT_ONCE = 50;
/** One console to so many visitors in a small storm, so that its agents are soon signed in. */
const VISITORS_PER_CONSOLE = 50;
/** Around the kill everybody says something: stored or not, acked or not. */
const LAST_WORDS_MS = 100;
/** Lines are said from the kill on until so long after the server is back. */
const TALK_AFTER_MS = 1_000;
const BACK_WITHIN_MS = 10_000;
/** Whose server was away for longer (a busy machine) had more failed tries, and may wait longer. */
const JUDGED_AWAY_MS = 1_500;
const GIVE_UP_MS = 45_000;
const LOOK_EVERY_MS = 20;

export async function run(print) {
  register();
  const { rounds: people, seed, latest } = readOptions({ rounds: 1_980, latest: 1_000 });
  const figure = createPrinter("storm", print);
  figure("seed", seed, "", 1);
  const { parts, client, random } = await loadReal(seed);
  const clock = {
    now: () => Date.now(),
    setTimeout: (act, ms) => setTimeout(act, ms),
    clearTimeout: (timer) => clearTimeout(timer),
  };
  const probe = createProbe(makeFolder("probe"));
  const consoleCount = Math.min(CONSOLES, Math.ceil(people / VISITORS_PER_CONSOLE));
  const house = await openHouse("storm", {
    ...{ agents: consoleCount, args: probe.args, oneAddress: false },
  });
  const world = { house, clock, random, parts, client };
  const visitors = await arrive(world, people);
  const consoles = Array.from({ length: consoleCount }, (_, i) =>
    createConsole({ ...world, index: i }),
  );
  const everybody = [...visitors, ...consoles];
  const offences = [];
  const before = await settle({ house, visitors, consoles });
  if (!before) throw new Error("they did not even arrive");
  for (const [i, console] of consoles.entries()) {
    console.open(visitors.slice(i * 3).map((visitor) => visitor.conversationId()));
  }
  await settle({ house, visitors, consoles });
  await probe.startAnew();
  const idleRss = probe.read().rss;

  for (const one of everybody) one.network.tries = 0;
  const away = random.between(0, Math.round(latest));
  for (const visitor of visitors) setTimeout(visitor.say, random.between(0, LAST_WORDS_MS));
  await sleep(LAST_WORDS_MS / 2);
  await house.server.kill();
  const killed = performance.now();
  for (const visitor of visitors) {
    for (let n = random.between(0, 2); n > 0; n--) {
      setTimeout(visitor.say, random.between(0, away + TALK_AFTER_MS));
    }
  }
  await sleep(away);
  await house.server.start();
  const open = performance.now();
  const isBack = await times(everybody, (one) => one.isBack(), open);
  await sleep(Math.max(0, killed + away + TALK_AFTER_MS - performance.now()));
  const isWell = await times(visitors, (one) => one.isWell(), open);
  const lists = await settle({ house, visitors, consoles });
  const { rssMax, lateMax } = probe.read();

  const late = isBack.filter(({ ms }) => ms > BACK_WITHIN_MS);
  const isJudged = open - killed <= JUDGED_AWAY_MS;
  if (!isJudged) console.error("NOT JUDGED: how soon they are back; the server was away too long.");
  for (const { name, ms } of isJudged ? late : []) {
    offences.push({ kind: "late", line: `${name}: ${ms.toFixed(0)} ms` });
  }
  for (const { name, ms } of isWell.filter((one) => one.ms === Number.POSITIVE_INFINITY)) {
    offences.push({ kind: "stuck", line: `${name}: not all sent and shown (${ms})` });
  }
  if (!lists) offences.push({ kind: "stuck", line: "the consoles' lists are not the database's" });
  const told = auditAll({ house, visitors, consoles, parts, offences });
  for (const one of everybody) one.leave();
  await house.server.kill();

  const count = (pattern) => offences.filter(({ line }) => pattern.test(line)).length;
  const back = isBack.map(({ ms }) => ms);
  const tries = everybody.map(({ network }) => network.tries);
  const said = visitors.reduce((sum, visitor) => sum + visitor.said(), 0);
  figure("clients", everybody.length, "connections", everybody.length);
  figure("away", open - killed, "ms", 1);
  for (const [name, share] of Object.entries({ p50: 0.5, p99: 0.99, max: 1 })) {
    figure(`resumed after the port is open, ${name}`, quantile(back, share), "ms", back.length);
  }
  figure("resumed", back.filter(Number.isFinite).length, "connections", back.length);
  figure("resumed after more than 10 s", late.length, "connections", back.length);
  const well = isWell.map(({ ms }) => ms);
  figure("all sent and shown, max", Math.max(...well), "ms", well.length);
  figure("tries of one client, p50", quantile(tries, 0.5), "tries", tries.length);
  figure("tries of one client, max", Math.max(...tries), "tries", tries.length);
  figure("said", said, "messages", visitors.length);
  figure("acked", told.acked, "messages", said);
  figure("missed", count(/^lost|^acked and not there|unsent|shows/), "messages", said);
  figure("twice", count(/stored \d+ times|two events/), "messages", said);
  figure("memory before", idleRss / 2 ** 20, "MiB", 1);
  figure("memory in the storm, max", rssMax / 2 ** 20, "MiB", 1);
  figure("event loop late, max", lateMax, "ms", 1);
  figure("offences", offences.length, "lines", said);
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}

/** The product's own client, and what the simulator makes of it: ledgers, tabs, the auditor. */
async function loadReal(seed) {
  const simulation = (name) => import(`../../tests/simulation/${name}.ts`);
  const names = ["ledger", "browser", "visitor-tab", "auditor", "stored-log"];
  const parts = Object.assign({}, ...(await Promise.all(names.map(simulation))));
  const client = await import("../../packages/connection/src/index.ts");
  return { parts, client, random: (await simulation("random")).createRandom(seed) };
}

async function arrive(world, people) {
  const visitors = [];
  while (visitors.length < people) {
    const size = Math.min(AT_ONCE, people - visitors.length);
    const next = Array.from({ length: size }, (_, i) =>
      createVisitor({ ...world, index: visitors.length + i }),
    );
    const arrived = await Promise.all(next);
    for (const visitor of arrived) visitor.say();
    visitors.push(...arrived);
    await times(arrived, (visitor) => visitor.isWell(), performance.now());
  }
  return visitors;
}

/** When each of `people` is so for the first time, counted from `since`. */
async function times(people, isSo, since) {
  const done = [];
  let waiting = people;
  while (waiting.length > 0 && performance.now() - since < GIVE_UP_MS) {
    const ms = performance.now() - since;
    const still = [];
    for (const one of waiting) {
      if (isSo(one)) done.push({ name: one.name, ms });
      else still.push(one);
    }
    waiting = still;
    await sleep(LOOK_EVERY_MS);
  }
  return [...done, ...waiting.map(({ name }) => ({ name, ms: Number.POSITIVE_INFINITY }))];
}

/** Whether everybody has sent and shown everything, and all lists are the database's. */
async function settle({ house, visitors, consoles }) {
  for (const began = performance.now(); performance.now() - began < GIVE_UP_MS; await sleep(50)) {
    if (!visitors.every((visitor) => visitor.isWell())) continue;
    const stand = readHeads(house.file);
    if (consoles.every((console) => console.isThere(stand))) return true;
  }
  return false;
}

function auditAll({ house, visitors, consoles, parts, offences }) {
  const Sqlite = serverPackage("better-sqlite3");
  const sqlite = new Sqlite(join(house.dataDir, "foyer.db"), { readonly: true });
  let acked = 0;
  for (const visitor of visitors) {
    const id = visitor.conversationId();
    const open = consoles.flatMap((console) =>
      console.screens().filter(({ conversationId }) => conversationId === id),
    );
    const screens = [...visitor.screens(), ...open.map((one) => ({ ...one, name: "console" }))];
    const log = () => parts.readLog(sqlite, id);
    const scene = { ledger: visitor.ledger, log, screens, unsent: visitor.unsent() };
    for (const line of parts.audit(scene)) offences.push({ kind: visitor.name, line });
    acked += new Set(visitor.ledger.acks.map(({ clientId }) => clientId)).size;
  }
  sqlite.close();
  return { acked };
}
