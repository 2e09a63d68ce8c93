import type { ProactiveCount, ProactiveRule } from "@foyer/protocol";
import { connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DAY_MS = 24 * 60 * 60 * 1000;

const rule = (id: string): ProactiveRule => ({
  ...{ id, name: id, text: `Words of ${id}`, on: true },
  ...{ when: {}, everyHours: 0 },
});

/** A site with two rules, and the sums as its owner reads them. */
async function shop() {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = await server.addSite();
  const [listed] = (await (await server.call("GET", "/sites", owner)).json()) as [
    { options: object } & Record<string, unknown>,
  ];
  const { name, accent, greeting, intro, lang, origins } = listed;
  await server.call("PUT", `/sites/${site.id}`, owner, {
    ...{ name, accent, greeting, intro, lang, origins },
    options: { ...listed.options, rules: [rule("hello"), rule("basket")] },
  });
  const visitor = await connectVisitor(server, site.key);
  /** Once all that was said before is counted. */
  async function counts() {
    visitor.send({ type: "ping" });
    await visitor.next("pong");
    await server.house.db.writes.drained();
    const sums = await server.house.proactive.ofSite(site.id);
    return sums.sort((a, b) => a.rule.localeCompare(b.rule));
  }
  const read = async (siteId = site.id) => {
    const answer = await server.call("GET", `/sites/${siteId}/proactive-counts`, owner);
    return { status: answer.status, body: (await answer.json()) as ProactiveCount[] };
  };
  return { server, clock, visitor, counts, read };
}

test("[M15] each opening and each answer of a rule is counted once", async () => {
  const { visitor, counts, read } = await shop();
  for (const opened of ["hello", "hello", "basket", "gone"]) {
    visitor.send({ type: "proactive_opened", rule: opened });
  }
  const said = { type: "send_message", clientId: "answer-001", text: "Yes, please" } as const;
  // A repeat, as after a lost connection, is no second answer.
  for (let n = 0; n < 2; n += 1) {
    visitor.send({ ...said, to: "person", proactive: "hello" });
    await visitor.next("ack");
  }
  visitor.send({ ...said, clientId: "answer-002", text: "Are you there?" });
  await visitor.next("ack");
  expect(await counts()).toEqual([
    { rule: "basket", opened: 1, answered: 0 },
    { rule: "hello", opened: 2, answered: 1 },
  ]);
  expect((await read()).body).toContainEqual({ rule: "hello", opened: 2, answered: 1 });
});

test("[M15] the sums are of the last thirty days, and a day is kept for a year", async () => {
  const { server, clock, visitor, counts } = await shop();
  visitor.send({ type: "proactive_opened", rule: "hello" });
  expect(await counts()).toEqual([{ rule: "hello", opened: 1, answered: 0 }]);
  const kept = async () => {
    const { db, proactive } = server.house;
    await proactive.removeOld();
    return (await db.orm.select().from(db.tables.proactiveCounts)).length;
  };
  clock.advance(29 * DAY_MS);
  expect(await counts()).toHaveLength(1);
  clock.advance(DAY_MS);
  expect(await counts()).toEqual([]);
  expect(await kept()).toBe(1);
  clock.advance(337 * DAY_MS);
  expect(await kept()).toBe(0);
});

test("[M15] nobody reads the sums of a site that is not there", async () => {
  const { read } = await shop();
  expect((await read("nowhere")).status).toBe(404);
});
