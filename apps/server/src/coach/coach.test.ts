import { type CoachSettings, DEFAULT_COACH, type Problem } from "@foyer/protocol";
import { connectAgent, startServer, type TestAgent } from "@foyer/test-kit";
import { expect, test } from "vitest";

async function office() {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  const get = async (agent: TestAgent) =>
    (await (await server.call("GET", "/coach", agent)).json()) as CoachSettings;
  const put = async (change: Partial<CoachSettings>, revision?: number) => {
    const before = await get(owner);
    const body = { ...before, ...change, ...(revision === undefined ? {} : { revision }) };
    const answer = await server.call("PUT", "/coach", owner, body);
    const json = (await answer.json()) as Partial<CoachSettings & Problem>;
    return { ...json, status: answer.status };
  };
  return { server, mara, get, put };
}

test("[P9] the coach is on until somebody sets it, and every console hears of the change", async () => {
  const { server, mara, get, put } = await office();
  expect(await get(mara)).toEqual(DEFAULT_COACH);
  const console = await connectAgent(server, mara);
  const rules = { de: { jargon: [{ phrase: "  SKU\n Nummer ", instead: " Artikelnummer" }] } };
  expect((await put({ off: ["shouting"], rules })).status).toBe(200);
  await console.next("coach");
  expect(await get(mara)).toEqual({
    ...{ on: true, off: ["shouting"], revision: 1 },
    rules: { de: { jargon: [{ phrase: "SKU Nummer", instead: "Artikelnummer" }] } },
  });
});

test("[P9] of two changes to the same state the later one is refused, and changes nothing", async () => {
  const { mara, get, put } = await office();
  const both = await Promise.all([put({ on: false }, 0), put({ off: ["greeting"] }, 0)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await get(mara)).revision).toBe(1);
});

test("what is wrong is refused by name", async () => {
  const { mara, get, put } = await office();
  const list = (...phrases: string[]) => phrases.map((phrase) => ({ phrase, instead: "" }));
  for (const [rules, says] of [
    [{ en: { closedDoors: list("I can't", "i CAN'T") } }, '"i CAN\'T" is there twice'],
    [{ en: { jargon: list(" ?! ") } }, "rules.en.jargon: a phrase needs a letter"],
    [{ "de-AT": { jargon: list("x") } }, "say de"],
    [{ en: { jargon: list("x".repeat(81)) } }, "phrase"],
    [{ en: { jargon: list(...Array.from({ length: 201 }, (_, at) => `word ${at}`)) } }, "jargon"],
  ] as [CoachSettings["rules"], string][]) {
    const refused = await put({ rules });
    expect(refused.status).toBe(400);
    expect(refused.detail).toContain(says);
  }
  expect(await get(mara)).toEqual(DEFAULT_COACH);
});

test("an empty list of one's own stays empty, and one that is left out is the built-in one again", async () => {
  const { mara, get, put } = await office();
  await put({ rules: { en: { closedDoors: [] }, ko: {} } });
  expect((await get(mara)).rules).toEqual({ en: { closedDoors: [] } });
});
