import type { SmartState, SmartTrial } from "@foyer/protocol";
import { connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { describe, expect, test } from "vitest";
import { type Manner, startEmbeddingEndpoint } from "./testing/embedding-endpoint.ts";

/** Nothing of it but its meaning is in the article on temperature. */
const QUESTION = "it stays lukewarm";

async function withEndpoint() {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const endpoint = await startEmbeddingEndpoint();
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = await server.addSite();
  const heat = await server.addArticle(site.id, {
    ...{ question: "The water does not get hot", alternatives: ["kettle without heat"] },
  });
  await server.addArticle(site.id, { question: "How do I get a refund?", alternatives: ["money"] });
  await server.addArticle(site.id, { question: "Where is my parcel?", alternatives: ["delivery"] });
  const { smartSearch } = server.house;

  const put = async (change: object = {}) => {
    const { settings } = await smartSearch.state();
    const draft = { on: true, url: endpoint.url, model: "small", revision: settings.revision };
    return server.call("PUT", "/smart-search", owner, { ...draft, ...change });
  };
  /** Until all phrasings are embedded and learned from. */
  async function ready(): Promise<void> {
    await smartSearch.embedMissing();
    await smartSearch.loaded(site.id);
  }
  const found = async (text: string) => {
    const path = `/sites/${site.id}/articles/search?q=${encodeURIComponent(text)}`;
    return (await (await server.call("GET", path, owner)).json()) as {
      id: string;
      confidence: number;
    }[];
  };
  const questions = () => endpoint.asked.filter(({ input }) => input.length === 1);
  const state = async () =>
    (await (await server.call("GET", "/smart-search", owner)).json()) as SmartState;
  return {
    ...{ clock, server, endpoint, owner, site, heat, smartSearch },
    ...{ put, ready, found, questions, state },
  };
}

describe("the search by a model", () => {
  test("is off until an owner chooses an endpoint: nothing is sent anywhere", async () => {
    const { found, endpoint, ready, state, heat } = await withEndpoint();
    await ready();
    expect((await found(QUESTION)).map(({ id }) => id)).not.toContain(heat);
    expect(endpoint.asked).toEqual([]);
    expect(await state()).toMatchObject({
      settings: { on: false, url: "", hasKey: false },
      phrasings: { all: 0, embedded: 0 },
    });
  });

  test("embeds what is published, once, and then finds what is meant though no word is the same", async () => {
    const { put, ready, found, endpoint, heat, state, server, site } = await withEndpoint();
    const before = (await found(QUESTION)).find(({ id }) => id === heat)?.confidence ?? 0;
    await put({ key: "secret-key" });
    await ready();
    expect(endpoint.asked[0]).toMatchObject({ path: "/v1/embeddings", model: "small" });
    expect(endpoint.asked[0]?.headers.authorization).toBe("Bearer secret-key");
    expect(endpoint.asked.flatMap(({ input }) => input).sort()).toEqual(
      [
        ...["How do I get a refund?", "The water does not get hot", "Where is my parcel?"],
        ...["delivery", "kettle without heat", "money"],
      ].sort(),
    );
    const [best] = await found(QUESTION);
    expect(best?.id).toBe(heat);
    expect(best?.confidence).toBeGreaterThan(before);
    expect(await state()).toMatchObject({
      ...{ figures: { used: 1 }, phrasings: { all: 6, embedded: 6 } },
    });

    const asked = endpoint.asked.length;
    await server.addArticle(site.id, { question: "Is it faulty?" });
    await ready();
    expect(endpoint.asked.slice(asked).map(({ input }) => input)).toEqual([["Is it faulty?"]]);
    expect(await state()).toMatchObject({ phrasings: { all: 7, embedded: 7 } });
  });

  test("answers a visitor's question, and is not sent what goes to people", async () => {
    const { put, ready, server, site, heat, questions } = await withEndpoint();
    await put();
    await ready();
    const visitor = await connectVisitor(server, site.key);
    visitor.send({ type: "search_articles", query: "it stays luke" });
    await visitor.next("articles");
    expect(questions()).toEqual([]);
    visitor.send({ type: "send_message", clientId: "first-0001", text: QUESTION });
    const { events } = await visitor.next("events", ({ events }) =>
      events.some(({ body }) => body.type === "answered"),
    );
    const answered = events.find(({ body }) => body.type === "answered")?.body;
    expect(answered).toMatchObject({ articles: [{ id: heat }] });
    expect(questions().map(({ input }) => input[0])).toEqual([QUESTION]);
    visitor.send({ type: "ask_person", clientId: "person-001" });
    await visitor.next("ack", ({ clientId }) => clientId === "person-001");
    visitor.send({ type: "send_message", clientId: "second-001", text: "my card is 1234" });
    await visitor.next("ack", ({ clientId }) => clientId === "second-001");
    expect(questions()).toHaveLength(1);
  });

  test.each<[Manner, string]>([
    ["error", "refused"],
    ["redirects", "refused"],
    ["garbage", "garbage"],
    ["not_numbers", "garbage"],
    ["too_few", "garbage"],
    ["other_length", "mismatched"],
    ["huge", "too_large"],
    ["hangs", "slow"],
    ["drips", "slow"],
    ["hangs_up", "unreachable"],
  ])("of an endpoint that %s, questions are answered by our own search", async (manner, why) => {
    const { put, ready, found, endpoint, state, questions } = await withEndpoint();
    const own = await found("where is my parcel");
    await put();
    await ready();
    endpoint.manner = manner;
    expect(await found("where is my parcel")).toEqual(own);
    const { figures, trouble } = await state();
    expect(figures).toMatchObject({ used: 0, [why]: 1 });
    expect(trouble?.text).not.toContain("secret");
    expect(questions().map(({ path }) => path)).toEqual(["/v1/embeddings"]);
  });

  test("leaves an endpoint alone that has failed three times, and tries it again later", async () => {
    const { put, ready, found, endpoint, state, questions, clock, heat } = await withEndpoint();
    await put();
    await ready();
    endpoint.manner = "error";
    for (const text of ["one thing", "two things", "three things", "four things"])
      await found(text);
    expect(questions()).toHaveLength(3);
    const rests = await state();
    expect(rests).toMatchObject({ figures: { refused: 3, rested: 1 } });
    expect(rests.restsUntil).toBe(clock.now() + 30_000);
    clock.advance(30_001);
    endpoint.manner = "good";
    expect((await found(QUESTION))[0]?.id).toBe(heat);
    expect((await state()).restsUntil).toBeNull();
  });

  test("embeds later what could not be embedded now", async () => {
    const { put, ready, endpoint, state, clock } = await withEndpoint();
    endpoint.manner = "error";
    await put();
    await ready();
    expect(await state()).toMatchObject({
      ...{ phrasings: { all: 6, embedded: 0 }, trouble: { text: "The endpoint answered 500." } },
    });
    endpoint.manner = "good";
    await ready();
    expect((await state()).phrasings.embedded).toBe(0);
    clock.advance(5_000);
    await ready();
    expect((await state()).phrasings.embedded).toBe(6);
  });

  test("embeds anew by another model, and drops what the other one made", async () => {
    const { put, ready, endpoint, state, found, heat } = await withEndpoint();
    await put();
    await ready();
    await put({ model: "large" });
    expect((await state()).phrasings.embedded).toBe(0);
    await ready();
    expect(endpoint.asked.at(-1)).toMatchObject({ model: "large" });
    expect((await state()).phrasings.embedded).toBe(6);
    expect((await found(QUESTION))[0]?.id).toBe(heat);
    await put({ model: "small" });
    expect((await state()).phrasings.embedded).toBe(0);
  });
});

describe("its settings", () => {
  test("keep the key to themselves, and give it to no other address", async () => {
    const { put, endpoint, server, owner, state } = await withEndpoint();
    const set = await (await put({ key: "secret-key" })).text();
    expect(set).not.toContain("secret-key");
    expect(JSON.stringify(await state())).not.toContain("secret-key");
    expect((await state()).settings).toMatchObject({ hasKey: true, revision: 1 });
    const trial = (url: string) =>
      server.call("POST", "/smart-search/trial", owner, { url, model: "small" });
    expect((await (await trial(endpoint.url)).json()) as SmartTrial).toMatchObject({
      ...{ ok: true, dimensions: 48 },
    });
    expect(endpoint.asked.at(-1)?.headers.authorization).toBe("Bearer secret-key");
    const other = await startEmbeddingEndpoint();
    await trial(other.url);
    expect(other.asked.at(-1)?.headers.authorization).toBeUndefined();
    await put({ url: other.url });
    expect((await state()).settings.hasKey).toBe(false);
  });

  test("refuse what is no address, and a change that another one has overtaken", async () => {
    const { put } = await withEndpoint();
    for (const url of ["", "ftp://x", "https://a:b@x.example", "https://x.example/?key=1", "x"])
      expect(await (await put({ url })).json(), url).toMatchObject({ kind: "invalid" });
    expect(await (await put({ model: " " })).json()).toMatchObject({ kind: "invalid" });
    expect((await put()).status).toBe(200);
    expect(await (await put({ revision: 0 })).json()).toMatchObject({ kind: "conflict" });
  });

  test("a trial says what is wrong, without repeating what came", async () => {
    const { server, owner, endpoint } = await withEndpoint();
    endpoint.manner = "error";
    const tried = await server.call("POST", "/smart-search/trial", owner, {
      ...{ url: endpoint.url, model: "small" },
    });
    expect(await tried.json()).toEqual({ ok: false, trouble: "The endpoint answered 500." });
  });

  test("figures are told to Prometheus", async () => {
    const { put, ready, found, server } = await withEndpoint();
    await put();
    await ready();
    await found(QUESTION);
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    const line = metrics.split("\n").find((one) => one.includes('questions_total{result="used"}'));
    expect(line).toBe('foyer_smart_search_questions_total{result="used"} 1');
  });
});
