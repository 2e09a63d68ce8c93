import type { QueueLimit, RoutingRule, RoutingSettings } from "@foyer/protocol";
import { fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { applyRules, matchesPage } from "./apply-rules.ts";
import { AUTOMATIC, openOffice } from "./testing/office.ts";
import { weight } from "./weight.ts";

const rule = (name: string, when: RoutingRule["when"], set: RoutingRule["set"]): RoutingRule => ({
  id: name.replaceAll(" ", "-"),
  name,
  when,
  set,
});

const MINUTE = 60_000;

async function startOffice(settings?: Partial<RoutingSettings>) {
  const clock = fakeClock(Date.now());
  return openOffice(await startServer({ clock }), clock, settings);
}

test.each([
  ["/pricing", "/pricing", true],
  ["/pricing", "/pricing/teams", false],
  ["/help*", "/help/refunds", true],
  ["*refund*", "/help/refunds", true],
  ["/a*b*c", "/a1b2c", true],
  ["/a*b*c", "/acb", false],
  ["/a*a", "/a", false],
])("%s matches %s: %s", (pattern, path, is) => {
  expect(matchesPage(pattern, path)).toBe(is);
});

test("rules are read from the top: of two that set the same the upper one counts", () => {
  const known = { siteId: "s", pagePath: "/pricing", lang: "de", attributes: { plan: "Gold" } };
  const rules = [
    rule("Gold", { attribute: { name: "plan", value: "gold" } }, { priority: "urgent" }),
    rule("German", { lang: "de" }, { priority: "low", skills: ["Sales"] }),
    rule("French", { lang: "fr" }, { teamId: "t" }),
    rule("Pricing", { page: "/pricing" }, { priority: "high" }),
  ];
  expect(applyRules(rules, known)).toEqual({
    ...{ rules: ["Gold", "German"], priority: "urgent", skills: ["Sales"] },
  });
  expect(applyRules(rules.slice(2, 3), known)).toBeNull();
});

test("who waits long overtakes who is more urgent and has just come", () => {
  const since = (minutes: number) => ({ id: "k", waitingSince: 1e9 - minutes * MINUTE });
  const of = (priority: "low" | "normal" | "high", minutes: number, boost: number | null) =>
    weight({ ...since(minutes), priority }, 1e9, boost);
  expect(of("normal", 0, 10)).toBeLessThan(of("high", 0, 10));
  expect(of("normal", 11, 10)).toBeGreaterThan(of("high", 0, 10));
  expect(of("low", 30, 10)).toBe(3);
  expect(of("low", 30, null)).toBe(0);
});

test("[M72] a rule sets priority, team and skills once, and the log names it", async () => {
  const office = await startOffice({});
  const tom = await office.arrive("Tom Ruiz");
  const team = await office.server.house.teams.add({ name: "Billing", agentIds: [tom.id] });
  const set = { priority: "high", teamId: team.id, skills: [" Refunds ", "refunds"] } as const;
  await office.set({
    rules: [rule("Prices", { page: "/pric*" }, { ...set, skills: [...set.skills] })],
  });
  const { id } = await office.wait();
  const row = await tom.console.nextRow((one) => one.id === id && one.priority === "high");
  expect(row).toMatchObject({ teamId: team.id, skills: ["Refunds"] });
  await office.server.call("PUT", `/conversations/${id}/priority`, tom, { priority: "low" });
  await office.settle();
  expect(await office.row(id)).toMatchObject({ priority: "low" });
  expect(await office.log(id)).toMatchObject([
    { type: "routed", rules: ["Prices"], priority: "high", team: { name: "Billing" } },
  ]);
});

test("the more urgent is offered first, and who has the skill gets it", async () => {
  const office = await startOffice({
    everybody: AUTOMATIC,
    rules: [
      rule(
        "Gold",
        { attribute: { name: "plan", value: "gold" } },
        { priority: "urgent", skills: ["vip"] },
      ),
    ],
  });
  const mara = await office.arrive("Mara Jensen");
  const tom = await office.arrive("Tom Ruiz");
  for (const agent of [mara, tom]) await office.presence(agent, { status: "busy" });
  await office.set({ agents: { [tom.id]: { languages: ["de"], skills: ["VIP"] } } });
  const plain = await office.wait();
  const gold = await office.wait({ profile: { attributes: { plan: "gold" } } });
  await office.settle();
  for (const agent of [tom, mara]) await office.presence(agent, { status: "available" });
  await office.settle();
  expect(await office.row(gold.id)).toMatchObject({ offeredTo: tom.id });
  expect((await office.log(gold.id)).at(-1)).toMatchObject({ why: { skills: ["vip"] } });
  await expect.poll(async () => (await office.row(plain.id)).offeredTo).toBe(mara.id);
});

test("a queue that is too long says so to its last, who keep their place", async () => {
  const office = await startOffice({});
  const limit: QueueLimit = {
    ...{ of: { siteId: office.site.id }, waiting: 1, minutes: 10, way: { type: "message" } },
  };
  await office.set({ limits: [limit] });
  const first = await office.wait();
  const second = await office.wait();
  await second.visitor.next("queue", ({ way, position }) => way === "message" && position === 2);
  expect(await office.row(first.id)).toMatchObject({ overflow: null });
  expect(await office.log(second.id)).toEqual([
    { type: "overflowed", why: "length", way: "message" },
  ]);
  office.clock.advance(10 * MINUTE);
  await office.settle();
  expect(await office.row(first.id)).toMatchObject({ overflow: "message" });
  expect((await office.log(first.id)).at(-1)).toMatchObject({ why: "wait" });
});

test("what overflows into another team is offered there, once", async () => {
  const office = await startOffice({});
  const [mara, tom] = [await office.arrive("Mara Jensen"), await office.arrive("Tom Ruiz")];
  const { teams } = office.server.house;
  const first = await teams.add({ name: "First", agentIds: [mara.id] });
  const second = await teams.add({ name: "Second", agentIds: [tom.id] });
  await office.presence(mara, { status: "away" });
  await office.set({
    teams: { [first.id]: AUTOMATIC, [second.id]: AUTOMATIC },
    rules: [rule("All", {}, { teamId: first.id })],
    limits: [
      {
        of: { teamId: first.id },
        waiting: null,
        minutes: 5,
        way: { type: "team", teamId: second.id },
      },
      {
        of: { teamId: second.id },
        waiting: null,
        minutes: 5,
        way: { type: "team", teamId: first.id },
      },
    ],
  });
  const { id } = await office.wait();
  await office.settle();
  expect(await office.row(id)).toMatchObject({ teamId: first.id, offeredTo: null });
  await office.later(5 * MINUTE);
  await office.settle();
  expect(await office.row(id)).toMatchObject({ teamId: second.id, offeredTo: tom.id });
  await office.later(5 * MINUTE);
  await office.settle();
  expect(await office.row(id)).toMatchObject({ teamId: second.id });
  expect(await office.troubles()).toContainEqual({
    ...{ kind: "overflows_in_circle", name: "First", other: "Second" },
  });
});

test("rules that contradict each other or the house are named", async () => {
  const office = await startOffice({});
  const { teams } = office.server.house;
  const empty = await teams.add({ name: "Nobody", agentIds: [] });
  await office.set({
    agents: { [office.owner.id]: { languages: [], skills: ["refunds"] } },
    rules: [
      rule("Wide", { page: "/pric*" }, { priority: "high", teamId: empty.id }),
      rule("Narrow", { page: "/pricing", lang: "de" }, { priority: "low" }),
      rule("More", { page: "/pricing" }, { priority: "low", skills: ["magic"] }),
      rule("Lost", { siteId: "gone" }, { teamId: "gone" }),
      rule("Fine", { lang: "fr" }, { skills: ["Refunds"] }),
    ],
  });
  expect(await office.troubles()).toEqual([
    { kind: "never_applies", name: "Narrow", other: "Wide" },
    { kind: "skill_unknown", name: "More", other: "magic" },
    { kind: "site_gone", name: "Lost" },
    { kind: "team_gone", name: "Lost" },
    { kind: "team_empty", name: "Nobody" },
  ]);
});

test("settings that make no sense are refused, and so are those that somebody else has changed", async () => {
  const office = await startOffice({});
  const limit = {
    of: { teamId: "t" },
    waiting: null,
    minutes: null,
    way: { type: "message" },
  } as const;
  const refused = async (news: Parameters<typeof office.set>[0]) => {
    const answer = await office.set(news);
    return { status: answer.status, detail: ((await answer.json()) as { detail?: string }).detail };
  };
  expect(await refused({ limits: [limit] })).toMatchObject({
    ...{ status: 400, detail: "limits: say how many may wait, or for how many minutes." },
  });
  const into = { ...limit, waiting: 1, way: { type: "team", teamId: "t" } } as const;
  expect((await refused({ limits: [into] })).detail).toContain("overflow into itself");
  expect(
    (await refused({ rules: [rule("x", { page: "pricing" }, { priority: "low" })] })).detail,
  ).toContain("begins with /");
  expect((await refused({ everybody: { ...AUTOMATIC, offerSeconds: 0 } })).status).toBe(400);
  expect(await refused({ revision: 7 })).toMatchObject({ status: 409 });
});

test("[P31] consoles are told that the routing was set", async () => {
  const office = await startOffice({});
  const mara = await office.arrive("Mara Jensen");
  await office.set({ boostMinutes: 5 });
  await mara.console.next("routing");
});
