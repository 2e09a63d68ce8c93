import type { ConversationPage } from "@foyer/protocol";
import { connectVisitor, startServer, type TestServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** A site, two agents, and visitors who have each asked something. */
async function house(texts: string[]) {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const tomas = await server.addAgent("Tomás Ruiz");
  const ids = await Promise.all(texts.map((text, i) => ask(server, site.key, text, i)));
  const list = async (query: string, who = mara) => {
    const answer = await server.call("GET", `/conversations?${query}`, who);
    return (await answer.json()) as ConversationPage;
  };
  const found = async (query: string, who = mara) =>
    (await list(query, who)).items.map(({ lastText }) => lastText).sort();
  const act = (path: string, body: object = {}, who = mara) =>
    server.call("POST", `/conversations/${path}`, who, body);
  return { server, site, mara, tomas, ids, list, found, act };
}

async function ask(server: TestServer, key: string, text: string, i: number): Promise<string> {
  const visitor = await connectVisitor(server, key);
  const clientId = `asking-${String(i).padStart(4, "0")}`;
  visitor.send({ type: "send_message", clientId, text, to: "person" });
  const { conversationId } = await visitor.next("ack");
  visitor.close();
  return conversationId;
}

test("a list holds what fits every part of its filter, and within a part any of its choices", async () => {
  const { server, mara, tomas, ids, found, act } = await house(["Lamp", "Poêle", "Chair"]);
  const [lamp, pan, chair] = ids as [string, string, string];
  await act(`${lamp}/claim`);
  await act(`${pan}/claim`, {}, tomas);
  await act(`${lamp}/tags`, { add: ["VIP", "refund"] });
  await act(`${chair}/tags`, { add: ["refund"] });
  await server.call("PUT", `/conversations/${chair}/priority`, mara, { priority: "urgent" });
  expect(await found("state=active")).toEqual(["Lamp", "Poêle"]);
  expect(await found("state=active&state=waiting")).toHaveLength(3);
  expect(await found("assignee=me")).toEqual(["Lamp"]);
  expect(await found("assignee=me", tomas)).toEqual(["Poêle"]);
  expect(await found("assignee=nobody&assignee=me")).toEqual(["Chair", "Lamp"]);
  expect(await found(`assignee=${tomas.id}`)).toEqual(["Poêle"]);
  expect(await found("tag=vip")).toEqual(["Lamp"]);
  expect(await found("tag=vip&tag=REFUND")).toEqual(["Chair", "Lamp"]);
  expect(await found("tag=refund&state=waiting")).toEqual(["Chair"]);
  expect(await found("priority=urgent&priority=high")).toEqual(["Chair"]);
  expect(await found("text=POELE")).toEqual(["Poêle"]);
  expect(await found("within=60")).toHaveLength(3);
  expect(await found("silent=60")).toEqual([]);
  expect(await found("channel=email")).toEqual([]);
  expect(await found("channel=widget")).toHaveLength(3);
});

test("a list of one's teams follows whoever looks", async () => {
  const { server, tomas, ids, found, act } = await house(["Lamp", "Chair"]);
  const owner = await server.addAgent("Olga Owner", "owner");
  const body = { name: "Repairs", agentIds: [tomas.id] };
  const team = (await (await server.call("POST", "/teams", owner, body)).json()) as { id: string };
  await act(`${ids[0]}/transfer`, { teamId: team.id });
  expect(await found("teamId=mine", tomas)).toEqual(["Lamp"]);
  expect(await found("teamId=mine")).toEqual([]);
  expect(await found(`teamId=${team.id}`)).toEqual(["Lamp"]);
});

test("a conversation keeps the language of its visitor's browser, and is found by it", async () => {
  const { server, site, found, list } = await house(["Hello"]);
  const visitor = await connectVisitor(server, site.key, { languages: ["de-AT", "en"] });
  visitor.send({ type: "send_message", clientId: "german-0001", text: "Grüß Gott", to: "person" });
  await visitor.next("ack");
  expect(await found("lang=de")).toEqual(["Grüß Gott"]);
  expect((await list("lang=de")).items[0]?.lang).toBe("de");
  expect(await found("lang=de&lang=fr")).toEqual(["Grüß Gott"]);
});

test("closed ones come by their end, page after page, each once, also with a rare filter", async () => {
  const texts = Array.from({ length: 60 }, (_, i) => `Question ${i}`);
  const { ids, list, mara, server } = await house(texts);
  // The first asked is the last closed.
  for (const id of [...ids].reverse()) {
    await server.house.agentActs.claim(mara.id, id);
    await server.house.agentActs.close(mara.id, id, { outcome: "solved" });
  }
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null; pages++) {
    expect(pages).toBeLessThan(3);
    const page: ConversationPage = await list(`state=closed${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.cursor;
  }
  expect(seen).toHaveLength(60);
  expect(new Set(seen)).toEqual(new Set(ids));
  expect(seen[0]).toBe(ids[0]);
  await server.call("POST", `/conversations/${ids[59]}/tags`, mara, { add: ["rare"] });
  expect((await list("state=closed&tag=rare")).items.map(({ id }) => id)).toEqual([ids[59]]);
});

test("what is no filter is refused by name", async () => {
  const { server, mara } = await house([]);
  for (const query of ["state=lost", "within=soon", "priority=high&priority=none"]) {
    const answer = await server.call("GET", `/conversations?${query}`, mara);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(query.slice(0, query.indexOf("=")));
  }
});
