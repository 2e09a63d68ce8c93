// pnpm torture slow-reader: 200 consoles and tabs stop reading while 500 messages a second flow,
// and one client floods. Those who do not read are cut off, lose nothing when they read on, cost
// little memory, and the others do not wait for them. --rounds READERS, --latest MS that they do
// not read.
import { setTimeout as sleep } from "node:timers/promises";
import { makeFolder, openHouse } from "./door/house.mjs";
import { readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences, quantile } from "./figures/printer.mjs";
import { audit } from "./ledger/audit.mjs";
import { createLedger } from "./ledger/ledger.mjs";
import { createProbe } from "./probe/read-probe.mjs";
import { flood, stopReading, untilThere } from "./slow-reader/phases.mjs";
import { createReader } from "./slow-reader/reader.mjs";
import { createTalker } from "./slow-reader/talker.mjs";
import { addressOf } from "./storm/sockets.mjs";

const TALKERS = 50;
const HONEST_CONSOLES = 2;
const AGENTS = 4;
/** One slow reader of so many is a console, to whom everything goes; the others are tabs. */
const CONSOLE_EVERY = 20;
const GROWTH_MAX = 64 * 2 ** 20;
const CUT_WITHIN_MS = 10_000;
const MEBI = 2 ** 20;

export async function run(print) {
  const { rounds: slowCount, latest } = readOptions({ rounds: 200, latest: 15_000 });
  const figure = createPrinter("slow-reader", print);
  const probe = createProbe(makeFolder("probe"));
  const house = await openHouse("slow", { agents: AGENTS, args: probe.args, oneAddress: false });
  const ledger = createLedger();
  let times = [];
  const note = (ms) => times.push(ms);
  const talkers = [];
  for (let i = 0; i < TALKERS; i++) {
    const name = `talker${i}`;
    talkers.push(await createTalker({ name, house, ledger, from: addressOf(i), note }));
  }
  const everywhere = talkers.map(({ conversationId }) => conversationId);
  const cookieOf = (i) => house.agents[i % AGENTS].cookie;
  const consoleOf = (name, i) =>
    createReader({ name, house, ledger, cookie: cookieOf(i), conversationIds: everywhere });
  const tabOf = (name, i) => {
    const { token, conversationId } = talkers[i % TALKERS];
    const from = addressOf(i);
    const conversationIds = [conversationId];
    return createReader({ name, house, ledger, token, from, conversationIds });
  };
  const honest = Array.from({ length: HONEST_CONSOLES }, (_, i) => consoleOf(`honest${i}`, i));
  const slow = Array.from({ length: slowCount }, (_, i) =>
    i % CONSOLE_EVERY === 0 ? consoleOf(`slow${i}`, i) : tabOf(`slow${i}`, i),
  );
  for (const reader of [...honest, ...slow]) reader.come();
  await untilThere([...honest, ...slow], ledger);
  for (const reader of slow) reader.go();

  for (const talker of talkers) talker.start();
  const measured = { alone: [], slow: [], flood: [] };
  const measure = async (phase, act) => {
    times = [];
    const result = await act();
    measured[phase].push(...times);
    return result;
  };
  await sleep(latest / 10);
  await measure("alone", () => sleep(latest / 6));
  for (const reader of slow) reader.come();
  await untilThere(slow, ledger);
  await probe.startAnew();
  const seen = await measure("slow", () => stopReading({ readers: slow, ms: latest, probe }));
  const caughtUp = await untilThere(slow, ledger);
  const cuts = seen.cuts();
  for (const reader of slow) reader.go();
  await measure("alone", () => sleep(latest / 6));
  const flooded = await measure("flood", () => flood({ house, ms: latest / 6 }));
  await measure("alone", () => sleep(latest / 6));
  for (const talker of talkers) talker.stop();
  for (const reader of slow) reader.come();
  await untilThere([...honest, ...slow], ledger);
  await untilThere(talkers, ledger);
  for (const one of [...honest, ...slow]) one.go();
  for (const talker of talkers) talker.leave();
  await house.server.kill();

  // What the flooder said in its own conversations was never in the ledger.
  const isOurs = ({ kind, line }) => kind !== "unknown" || !line.startsWith("flood-");
  const offences = audit(house.file, ledger, { settled: true }).offences.filter(isOurs);
  if (cuts === 0) offences.push({ kind: "void", line: "nobody was slow enough to be cut off" });
  if (seen.growth > GROWTH_MAX) {
    offences.push({ kind: "memory", line: `${(seen.growth / MEBI).toFixed(0)} MiB more` });
  }
  if (seen.overBoundMsMax > CUT_WITHIN_MS) {
    offences.push({ kind: "not cut", line: `one was over the bound ${seen.overBoundMsMax} ms` });
  }
  const count = (...kinds) => offences.filter(({ kind }) => kinds.includes(kind)).length;
  const p99 = (phase) => quantile(measured[phase], 0.99);
  figure("slow readers", slowCount, "connections", slowCount);
  figure("cut off", cuts, "connections", slowCount);
  figure("over the bound, longest", seen.overBoundMsMax, "ms", seen.overBound);
  figure("waiting for all of them, max", seen.waitingMax / MEBI, "MiB", slowCount);
  figure("memory growth", seen.growth / MEBI, "MiB", 1);
  figure("event loop late, max", seen.lateMax, "ms", 1);
  figure("caught up after reading on", caughtUp ?? -1, "ms", slowCount);
  figure("acked", ledger.acks.size, "messages", TALKERS);
  figure("lost", count("lost", "unseen", "hole", "stuck"), "messages", ledger.acks.size);
  figure("twice", count("twice", "changed"), "messages", ledger.acks.size);
  for (const phase of Object.keys(measured)) {
    const { length } = measured[phase];
    figure(`ack p50, ${phase}`, quantile(measured[phase], 0.5), "ms", length);
    figure(`ack p99, ${phase}`, p99(phase), "ms", length);
  }
  figure("ack p99, slow / alone", p99("slow") / p99("alone"), "times", measured.slow.length);
  figure("ack p99, flood / alone", p99("flood") / p99("alone"), "times", measured.flood.length);
  figure("flooder: sent", flooded.sent, "frames", 1);
  figure("flooder: refused", flooded.refused, "frames", flooded.sent);
  figure("flooder: put out", flooded.putOut, "times", 1);
  figure("offences", offences.length, "lines", ledger.acks.size);
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}
