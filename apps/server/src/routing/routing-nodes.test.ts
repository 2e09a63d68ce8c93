import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RoutingSettings } from "@foyer/protocol";
import { fakeClock, startServer, type TestServer, testEngine } from "@foyer/test-kit";
import { storageFor } from "@foyer/test-kit/storage";
import { describe, expect, onTestFinished, test } from "vitest";
import { LOST_AFTER_MS } from "../conversations/lost-agents.ts";
import { openLine } from "./testing/line.ts";
import { openOffice } from "./testing/office.ts";
import { runAhead } from "./testing/run-ahead.ts";
import { bearWitness } from "./testing/witness.ts";

const SECOND = 1_000;

/** What is to be so soon: longer than a turn that another node has to notice first. */
const SOON = { timeout: 15_000, interval: 100 };

/** An office of two nodes; the second reaches the database and Redis by lines that can be cut. */
async function openNodes(settings?: Partial<RoutingSettings>) {
  const clock = fakeClock(Date.now());
  const dataDir = await mkdtemp(join(tmpdir(), "foyer-test-"));
  const { env } = await storageFor(dataDir);
  const lines = await Promise.all(
    [env.DATABASE_URL, env.REDIS_URL].map((url = "") => openLine(url)),
  );
  onTestFinished(async () => void (await Promise.all(lines.map((line) => line.close()))));
  const [database, redis] = lines.map(({ url }) => url) as [string, string];
  const one = await startServer({ clock, dataDir });
  const two = await startServer({
    ...{ clock, dataDir, env: { DATABASE_URL: database, REDIS_URL: redis } },
  });
  // A server that is cut off could not end.
  onTestFinished(() => {
    for (const line of lines) line.mend();
  });
  const office = await openOffice(one, clock, settings);
  const nodes = [one, two];
  const { manageAgents } = two.house;
  const isOnBoth = (id: string) => nodes.every(({ house }) => house.manageAgents.find(id)?.online);
  await expect.poll(() => two.house.routing.rules.isOn(), SOON).toBe(true);

  return {
    ...{ office, one, two },
    /** An agent with a console on this node; both nodes know. */
    async arrive(name: string, on: TestServer, capacity?: number) {
      const agent = await office.arrive(name, on);
      if (capacity !== undefined) await office.presence(agent, { capacity });
      await expect.poll(() => isOnBoth(agent.id), SOON).toBe(true);
      await expect.poll(() => manageAgents.find(agent.id)?.capacity, SOON).toBe(capacity ?? null);
      return agent;
    },
    wait: (on: TestServer) => office.wait({}, office.site.key, on),
    /** Both take a turn at the same time. */
    settle: () => Promise.all(nodes.map(({ house }) => house.routing.settle())),
    offeredTo: async (id: string) => (await office.row(id)).offeredTo,
    /** The second node can reach nothing any more, and says nothing. */
    cutOff() {
      for (const line of lines) line.cut();
    },
  };
}

/**
 * As if no lock held between the nodes: each takes its turns whatever the other does, and writes nothing before both
 * have decided, or the other had time to.
 */
function decideTogether(nodes: readonly TestServer[]): void {
  let here = 0;
  let go = () => {};
  const all = new Promise<void>((resolve) => {
    go = resolve;
  });
  for (const { house } of nodes) {
    const { locks, writes } = house.db;
    locks.onlyOne = async (_name, run) => run().then(() => true);
    const { stage } = writes;
    const arrived = new Promise<void>((resolve) => {
      writes.stage = async (...write) => {
        resolve();
        await all;
        return stage(...write);
      };
    });
    void arrived.then(() => {
      here += 1;
      if (here === nodes.length) go();
    });
  }
  setTimeout(go, 3 * SECOND);
}

const kinds = (log: readonly { type: string }[]) => log.map(({ type }) => type);

describe.skipIf(testEngine() === "sqlite")("routing over two nodes", { timeout: 60_000 }, () => {
  test("[M71] what waits is offered to one agent at a time, whichever node it is that offers", async () => {
    const { office, one, two, arrive, wait, settle } = await openNodes();
    const witnesses = [await bearWitness(one, office.owner), await bearWitness(two, office.owner)];
    await office.presence(office.owner, { status: "away" });
    const [mara, tom] = [await arrive("Mara Jensen", one), await arrive("Tom Ruiz", two)];
    const talks = await Promise.all([one, two, one, two].map(wait));
    const rows = () => Promise.all(talks.map(({ id }) => office.row(id)));
    for (let round = 0; round < 2; round++) {
      await expect
        .poll(async () => {
          await settle();
          return (await rows()).flatMap(({ offeredTo }) => offeredTo ?? []).sort();
        }, SOON)
        .toEqual([mara.id, tom.id].sort());
      const offered = (await rows()).filter(({ offeredTo }) => offeredTo !== null);
      await Promise.all([
        ...offered.map(({ id, offeredTo }) =>
          office.post("decline", id, offeredTo === mara.id ? mara : tom, undefined, two),
        ),
        settle(),
      ]);
    }
    for (const { id } of talks) {
      const log = kinds(await office.log(id));
      const turns = log.map((_, i) => (i % 2 === 0 ? "offered" : "offer_over"));
      expect(log).toEqual(turns);
    }
    for (const witness of witnesses)
      for (const { id } of [mara, tom])
        await expect.poll(() => witness.mostOffered(id), SOON).toBe(1);
  });

  test("ten who come to both nodes at once leave nobody with more than they want", async () => {
    const { office, one, two, arrive, wait, settle } = await openNodes();
    const witnesses = [await bearWitness(one, office.owner), await bearWitness(two, office.owner)];
    await office.presence(office.owner, { status: "away" });
    const agents = [
      { agent: await arrive("Mara Jensen", one, 2), on: one },
      { agent: await arrive("Tom Ruiz", two, 2), on: two },
    ];
    const taking = agents.map(async ({ agent, on }) => {
      for (let taken = 0; taken < 2; taken++) {
        const { id } = await agent.console.nextRow((row) => row.offeredTo === agent.id);
        expect((await office.post("accept", id, agent, undefined, on)).status).toBe(200);
      }
    });
    const nodes = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? one : two));
    const talks = await Promise.all(nodes.map(wait));
    await Promise.all(taking);
    await settle();
    await settle();
    const rows = await Promise.all(talks.map(({ id }) => office.row(id)));
    const has = (agentId: string) => rows.filter(({ assigneeId }) => assigneeId === agentId);
    for (const { agent } of agents) expect(has(agent.id)).toHaveLength(2);
    const left = rows.filter(({ state }) => state === "waiting");
    expect(left.map(({ offeredTo }) => offeredTo)).toEqual([null, null, null, null, null, null]);
    for (const witness of witnesses)
      for (const { agent } of agents) expect(witness.mostAtOnce(agent.id)).toBe(2);
  });

  test("the log says once why it was offered, even when both nodes decide at the same time", async () => {
    const { office, one, two, arrive, wait, settle } = await openNodes();
    const agents = [await arrive("Mara Jensen", one), await arrive("Tom Ruiz", two)];
    for (const agent of agents) await office.presence(agent, { status: "away" });
    await office.presence(office.owner, { status: "away" });
    const talks = await Promise.all([one, two, one, two].map(wait));
    decideTogether([one, two]);
    for (const agent of agents) await office.presence(agent, { status: "available" });
    const rows = () => Promise.all(talks.map(({ id }) => office.row(id)));
    await expect
      .poll(async () => {
        await settle();
        return (await rows()).filter(({ offeredTo }) => offeredTo !== null).length;
      }, SOON)
      .toBe(2);
    await settle();
    const offered = (await rows()).filter(({ offeredTo }) => offeredTo !== null);
    expect(new Set(offered.map(({ offeredTo }) => offeredTo)).size).toBe(2);
    for (const { id } of offered)
      expect(await office.log(id)).toMatchObject([
        { type: "offered", why: { rule: expect.any(String) } },
      ]);
  });

  test("an offer on a node that is cut off goes to the next agent when its time is over", async () => {
    const { office, one, two, arrive, wait, offeredTo, cutOff } = await openNodes();
    const mara = await arrive("Mara Jensen", two);
    const { id } = await wait(two);
    await expect.poll(() => offeredTo(id), SOON).toBe(mara.id);
    const tom = await arrive("Tom Ruiz", one);
    cutOff();
    office.clock.advance(30 * SECOND - 1);
    await one.house.routing.settle();
    expect(await offeredTo(id)).toBe(mara.id);
    office.clock.advance(1);
    // Nobody tells the node that is left: its own clock does.
    await expect.poll(() => offeredTo(id), SOON).toBe(tom.id);
    expect(await office.log(id)).toMatchObject([
      { type: "offered", to: { id: mara.id } },
      { type: "offer_over", why: "missed" },
      { type: "offered", to: { id: tom.id } },
    ]);
  });

  test("accepted on one node while its time runs out on the other, one of both holds, and both nodes say so", async () => {
    const { office, one, two, arrive, wait, offeredTo } = await openNodes();
    const agents = [await arrive("Mara Jensen", one), await arrive("Tom Ruiz", two)];
    for (let round = 0; round < 6; round++) {
      const { id } = await wait(round % 2 === 0 ? one : two);
      await expect.poll(() => offeredTo(id), SOON).not.toBeNull();
      const asked = await offeredTo(id);
      const [agent, other] = agents[0]?.id === asked ? agents : agents.toReversed();
      if (!agent || !other) throw new Error("there are two agents");
      office.clock.advance(30 * SECOND);
      const runOut = () => two.house.routing.settle();
      const accept = () => office.post("accept", id, agent);
      // First one before the other, then both at once.
      if (round === 0) await runOut();
      const [accepted] = await Promise.all(round === 1 ? [await accept()] : [accept(), runOut()]);
      if (accepted.status === 200)
        expect(kinds(await office.log(id))).toEqual(["offered", "claimed"]);
      else {
        const refusal = (await accepted.json()) as { detail: string };
        expect(refusal.detail).toMatch(/^This offer is over/);
        await expect.poll(() => offeredTo(id), SOON).toBe(other.id);
        expect(kinds(await office.log(id))).toEqual(["offered", "offer_over", "offered"]);
      }
      const { seq, ...row } = await office.row(id);
      for (const each of agents) {
        const seen = await office
          .consoleOf(each)
          .nextRow((one) => one.id === id && one.seq === seq);
        const { state, assigneeId, offeredTo } = row;
        expect(seen).toMatchObject({ state, assigneeId, offeredTo });
      }
      // Who takes one has missed nothing.
      if (row.state === "waiting") await office.post("claim", id, agent);
      await office.post("close", id, agent, { outcome: "solved" });
      // Sockets that were silent for so long are let go.
      await office.later(0);
    }
  });

  test("what an agent had whose node died is offered before what came later", async () => {
    const { office, one, two, arrive, wait, offeredTo, cutOff } = await openNodes();
    const mara = await arrive("Mara Jensen", two);
    const { id } = await wait(two);
    await expect.poll(() => offeredTo(id), SOON).toBe(mara.id);
    await office.post("accept", id, mara, undefined, two);
    const tom = await arrive("Tom Ruiz", one);
    await office.presence(tom, { status: "busy" });
    office.clock.advance(SECOND);
    const later = await wait(one);
    cutOff();
    expect(one.house.presence.agentIsHere(mara.id)).toBe(true);
    // So long nodes wait for one that says nothing.
    runAhead(26 * SECOND);
    await expect.poll(() => one.house.presence.agentIsHere(mara.id), SOON).toBe(false);
    office.clock.advance(LOST_AFTER_MS);
    await one.house.lostAgents.giveBack();
    expect(await office.row(id)).toMatchObject({ state: "waiting", assigneeId: null });
    const back = await office.arrive("Ulla Berg", one);
    await expect.poll(() => offeredTo(id), SOON).toBe(back.id);
    expect(await offeredTo(later.id)).toBeNull();
  });
});
