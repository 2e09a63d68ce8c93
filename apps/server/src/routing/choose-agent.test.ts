import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, chooseAgent, hasSkills, isOpen, type Need } from "./choose-agent.ts";

const one = (id: string, news: Partial<Candidate> = {}): Candidate => ({
  ...{ id, free: true, load: 0, capacity: null, asked: false, offeredAt: 0 },
  ...{ languages: [], skills: [], ...news },
});

const need = (news: Partial<Need> = {}): Need => ({
  ...{ lang: "en", skills: [], lastAgentId: null, missed: [], refused: [], ...news },
});

const LEAST_BUSY = { order: "least_busy", lastAgentFirst: true, matchLanguage: true } as const;
const IN_TURN = { ...LEAST_BUSY, order: "round_robin" } as const;

test("the least busy is asked, measured by what each wants at a time", () => {
  const all = [one("ann", { load: 2, capacity: 8 }), one("ben", { load: 1, capacity: 2 })];
  expect(chooseAgent(need(), all, LEAST_BUSY)).toEqual({
    agentId: "ann",
    why: { rule: "least_busy", of: 2 },
  });
});

test("in turns whoever was asked longest ago is next", () => {
  const all = [
    one("ann", { offeredAt: 30 }),
    one("ben", { offeredAt: 10, load: 5 }),
    one("cid", { offeredAt: 20 }),
  ];
  expect(chooseAgent(need(), all, IN_TURN)?.agentId).toBe("ben");
});

test("who knows the visitor comes first, when they are free and it is wanted", () => {
  const all = [one("ann"), one("ben", { load: 4 })];
  const known = need({ lastAgentId: "ben" });
  expect(chooseAgent(known, all, LEAST_BUSY)).toEqual({
    agentId: "ben",
    why: { rule: "last_agent", of: 2 },
  });
  expect(chooseAgent(known, all, { ...LEAST_BUSY, lastAgentFirst: false })?.agentId).toBe("ann");
  const full = [one("ann"), one("ben", { load: 4, capacity: 4 })];
  expect(chooseAgent(known, full, LEAST_BUSY)).toMatchObject({
    ...{ agentId: "ann", why: { rule: "only_one", of: 1 } },
  });
});

test("who speaks the language comes first, and is said to; without one anybody is asked", () => {
  const german = need({ lang: "de" });
  const all = [one("ann"), one("ben", { load: 3, languages: ["de"] })];
  expect(chooseAgent(german, all, LEAST_BUSY)).toMatchObject({
    ...{ agentId: "ben", why: { rule: "least_busy", of: 2, lang: "de" } },
  });
  expect(chooseAgent(need({ lang: "fr" }), all, LEAST_BUSY)?.agentId).toBe("ann");
});

test("a skill is waited for while somebody is here who has it, and not when nobody is", () => {
  const wanted = need({ skills: ["Billing"] });
  const busy = one("ben", { skills: ["billing"], load: 1, capacity: 1 });
  expect(chooseAgent(wanted, [one("ann"), busy], LEAST_BUSY)).toBeNull();
  expect(chooseAgent(wanted, [one("ann"), { ...busy, free: false }], LEAST_BUSY)?.agentId).toBe(
    "ann",
  );
  expect(chooseAgent(wanted, [one("ann"), { ...busy, load: 0 }], LEAST_BUSY)).toMatchObject({
    ...{ agentId: "ben", why: { skills: ["Billing"] } },
  });
});

test("who missed it is asked again after all others, who refused it never", () => {
  const all = [one("ann"), one("ben", { load: 5 })];
  expect(chooseAgent(need({ missed: ["ann"] }), all, LEAST_BUSY)?.agentId).toBe("ben");
  expect(chooseAgent(need({ missed: ["ann", "ben"] }), all, LEAST_BUSY)?.agentId).toBe("ann");
  expect(chooseAgent(need({ refused: ["ann", "ben"] }), all, LEAST_BUSY)).toBeNull();
});

const ids = ["ann", "ben", "cid", "dea", "eli"];
const skill = fc.constantFrom("billing", "Repairs", "vip");
const lang = fc.constantFrom("de", "en", "fr");
const someIds = fc.subarray(ids);
const anyCandidate = fc.record({
  ...{ id: fc.constantFrom(...ids), free: fc.boolean(), asked: fc.boolean() },
  load: fc.nat(6),
  capacity: fc.option(fc.integer({ min: 1, max: 6 })),
  offeredAt: fc.nat(4),
  languages: fc.uniqueArray(lang),
  skills: fc.uniqueArray(skill),
});
const anyTeam = fc.uniqueArray(anyCandidate, { selector: ({ id }) => id });
const anyNeed = fc.record({
  ...{ lang, skills: fc.uniqueArray(skill), missed: someIds, refused: someIds },
  lastAgentId: fc.option(fc.constantFrom(...ids)),
});
const anyHow = fc.record({
  order: fc.constantFrom("least_busy" as const, "round_robin" as const),
  ...{ lastAgentFirst: fc.boolean(), matchLanguage: fc.boolean() },
});

describe("whatever there is to choose from", () => {
  test("only somebody is chosen who is free, below their capacity, not asked and has not refused", () => {
    fc.assert(
      fc.property(anyNeed, anyTeam, anyHow, (wanted, team, how) => {
        const choice = chooseAgent(wanted, team, how);
        if (!choice) return;
        const chosen = team.find(({ id }) => id === choice.agentId);
        expect(chosen && isOpen(chosen)).toBe(true);
        expect(wanted.refused).not.toContain(choice.agentId);
      }),
    );
  });

  test("nobody is chosen only when nobody may be, or who has the skill will be free", () => {
    fc.assert(
      fc.property(anyNeed, anyTeam, anyHow, (wanted, team, how) => {
        if (chooseAgent(wanted, team, how)) return;
        const askable = team.filter(({ id }) => !wanted.refused.includes(id));
        const awaited = askable.some((agent) => agent.free && hasSkills(agent, wanted.skills));
        expect(awaited || !askable.some(isOpen)).toBe(true);
      }),
    );
  });

  test("the same is chosen in whatever order they are given", () => {
    fc.assert(
      fc.property(anyNeed, anyTeam, anyHow, (wanted, team, how) => {
        const reversed = [...team].reverse();
        expect(chooseAgent(wanted, reversed, how)).toEqual(chooseAgent(wanted, team, how));
      }),
    );
  });

  test("nobody is asked again who missed it while another may be asked first", () => {
    fc.assert(
      fc.property(anyNeed, anyTeam, anyHow, (wanted, team, how) => {
        const choice = chooseAgent({ ...wanted, skills: [] }, team, how);
        if (!choice || !wanted.missed.includes(choice.agentId)) return;
        const passed = [...wanted.missed, ...wanted.refused];
        expect(team.filter(isOpen).every(({ id }) => passed.includes(id))).toBe(true);
      }),
    );
  });
});
