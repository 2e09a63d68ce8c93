import { setTimeout as sleep } from "node:timers/promises";
import { createPair } from "../network/pair.mjs";
import { request } from "../process/console-api.mjs";

/** Real time: how long things take is what is measured. */
const CLOCK = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer),
};

/** Long enough for the longest back-off after the longest outage, and a look at a busy machine. */
const SETTLED_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 250;

/** The clients that the simulator knows, as they are; `seed` is for their choices. */
export async function loadClients(seed) {
  const simulation = (name) => import(`../../../tests/simulation/${name}.ts`);
  const names = ["ledger", "browser", "visitor-tab", "agent-console", "auditor"];
  const parts = Object.assign({}, ...(await Promise.all(names.map(simulation))));
  const random = (await simulation("random")).createRandom(seed);
  return { parts, random };
}

/**
 * A visitor and the agent of their conversation, `count` times, each on whatever node the balancer
 * gives them, and how what they saw is held against the database.
 */
export async function openPairs({ house, watch, parts, random, stored, count }) {
  const { server, siteKey, agents } = house;
  const pairs = [];
  for (const [index, agent] of agents.slice(0, count).entries()) {
    const shared = { server, siteKey, clock: CLOCK, random, proxy: server };
    pairs.push(await createPair({ ...shared, index, agent, parts: readAlong(parts, watch) }));
  }
  const ids = pairs.map(({ conversationId }) => conversationId);
  let logs = new Map();
  const scenes = pairs.map((pair) => ({
    ledger: pair.ledger,
    log: () => logs.get(pair.conversationId),
    get screens() {
      return pair.screens();
    },
    get unsent() {
      return pair.unsent();
    },
  }));
  let talk;

  return {
    /** Whoever it is says something, `rate` times a second. */
    speak(rate) {
      talk = setInterval(() => {
        const pair = random.pick(pairs);
        if (random.chance(0.5)) pair.speak();
        else pair.reply();
      }, 1000 / rate);
    },
    hush: () => clearInterval(talk),

    /** Waits until nobody waits for anything; resolves with how many conversations never got there. */
    async settle() {
      let waiting = scenes;
      for (const since = performance.now(); performance.now() - since < SETTLED_WITHIN_MS; ) {
        await sleep(LOOK_EVERY_MS);
        if (waiting.some(({ unsent }) => unsent > 0)) continue;
        logs = await stored.logs(ids);
        waiting = waiting.filter((scene) => !parts.isQuiet(scene));
        if (waiting.length === 0) return 0;
      }
      logs = await stored.logs(ids);
      return waiting.length;
    },

    /** What breaks a promise, and how much was said and acked. After `settle`. */
    audit() {
      const ledgers = pairs.map(({ ledger }) => ledger);
      const distinct = (ids) => new Set(ids).size;
      return {
        offences: scenes.flatMap((scene) => parts.audit(scene)),
        said: ledgers.reduce((sum, { ids }) => sum + ids.size, 0),
        acked: distinct(ledgers.flatMap(({ acks }) => acks.map(({ clientId }) => clientId))),
      };
    },

    /** They leave, and nothing of them stays in anybody's list. */
    async leave() {
      for (const pair of pairs) pair.leave();
      for (const [i, id] of ids.entries()) {
        const path = `/conversations/${id}/close`;
        const { cookie } = agents[i];
        const closed = await request(server, cookie, "POST", path, { outcome: "solved" });
        if (!closed.ok) throw new Error(`cannot close: ${closed.text}`);
      }
    },
  };
}

/** The same parts, with somebody who reads along. */
function readAlong(parts, watch) {
  const tapped = (open, side) => (world, options) =>
    open({ ...world, network: watch.tap(world.network, side) }, options);
  return {
    ...parts,
    openVisitorTab: tapped(parts.openVisitorTab, "visitor"),
    openAgentConsole: tapped(parts.openAgentConsole, "agent"),
    createLedger() {
      const ledger = parts.createLedger();
      const { say } = ledger;
      ledger.say = (author, text, clientId) => {
        watch.said(clientId);
        say(author, text, clientId);
      };
      return ledger;
    },
  };
}
