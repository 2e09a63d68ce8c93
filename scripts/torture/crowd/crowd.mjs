import { setTimeout as sleep } from "node:timers/promises";
import { createAgent } from "./agent.mjs";
import { createDesk } from "./desk.mjs";
import { createVisitor } from "./visitor.mjs";

const VISITORS = 50;
/** Allowances fill up again meanwhile; what an ack sets free is said at once. */
const TURN_MS = 10;
const SETTLED_WITHIN_MS = 15_000;

/** Visitors and agents at full speed, whenever the server is there. */
export function createCrowd({ server, ledger, office, random }) {
  const desk = createDesk(office.agents.length);
  const agents = office.agents.map((account, i) =>
    createAgent({ name: desk.nameOf(i), ...account, server, ledger, desk }),
  );
  let born = 0;
  const { siteKey } = office;
  const newVisitor = () => createVisitor({ name: `visitor${born++}`, siteKey, server, ledger });
  const visitors = new Set(Array.from({ length: VISITORS }, newVisitor));
  const leaving = new Set();
  const everybody = () => [...agents, ...visitors];

  const agentFor = ({ conversationId }) => agents[desk.seatOf(conversationId)];
  const isWithAgent = (visitor) => {
    const screen = visitor.screen();
    return screen !== undefined && agentFor(screen).screenOf(screen.conversationId) !== undefined;
  };

  /** Both sides have seen the same, and nobody waits for an ack. */
  function isSettled(visitor) {
    const screen = visitor.screen();
    const agent = agentFor(screen);
    const last = screen.last();
    if (!visitor.isIdle() || !agent.isIdle()) return false;
    const acked = ledger.headOf(screen.conversationId);
    return last >= acked && last === agent.screenOf(screen.conversationId).last();
  }

  function finish(visitor) {
    visitor.finish();
    const screen = visitor.screen();
    agentFor(screen).finish(screen.conversationId);
  }

  function replaceThoseWhoLeft() {
    for (const visitor of [...leaving].filter(isSettled)) {
      const screen = visitor.screen();
      agentFor(screen).put(screen.conversationId);
      visitor.leave();
      leaving.delete(visitor);
      visitors.delete(visitor);
      const next = newVisitor();
      visitors.add(next);
      if (server.isUp()) next.connect();
    }
  }

  const clock = setInterval(() => {
    if (!server.isUp()) return;
    for (const client of everybody()) client.turn();
    replaceThoseWhoLeft();
  }, TURN_MS);

  async function until(what, isSo) {
    for (const began = Date.now(); ; await sleep(20)) {
      const late = [...visitors].filter((visitor) => !isSo(visitor));
      if (late.length === 0) return;
      if (Date.now() - began < SETTLED_WITHIN_MS) continue;
      for (const { name } of late) ledger.offend("stuck", `${name}: not ${what}`);
      return;
    }
  }

  return {
    visitorsSoFar: () => born,
    connect() {
      for (const client of everybody()) client.connect();
    },
    /** Every frame that the server sent before its end has been read. */
    closed: () => Promise.all(everybody().map((client) => client.closed())),

    /** One visitor goes for good, and another comes: openings and claims are tortured, too. */
    replaceOne() {
      const candidates = [...visitors].filter((one) => one.isAnswered() && !leaving.has(one));
      if (candidates.length === 0) return;
      const visitor = random.oneOf(candidates);
      finish(visitor);
      leaving.add(visitor);
    },

    /** Lets everybody finish, so that afterwards nothing may be missing anywhere. */
    async settle() {
      leaving.clear();
      await until("with an agent", isWithAgent);
      const served = [...visitors].filter(isWithAgent);
      served.forEach(finish);
      await until("settled", (visitor) => !served.includes(visitor) || isSettled(visitor));
      clearInterval(clock);
    },
    end: () => clearInterval(clock),
  };
}
