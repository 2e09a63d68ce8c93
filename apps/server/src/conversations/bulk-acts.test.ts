import type { BulkResult } from "@foyer/protocol";
import { connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

async function twoTalks() {
  const server = await startServer();
  const site = await server.addSite();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const ids: string[] = [];
  for (const clientId of ["first-0001", "second-001"]) {
    const visitor = await connectVisitor(server, site.key);
    visitor.send({ type: "send_message", clientId, text: "Hello?", to: "person" });
    ids.push((await visitor.next("ack")).conversationId);
  }
  const bulk = async (agent: typeof mara, body: object): Promise<BulkResult> => {
    const answer = await server.call("POST", "/conversations/bulk", agent, body);
    return (await answer.json()) as BulkResult;
  };
  return { server, site, mara, tom, ids, bulk };
}

test("[M50] one act on many says of each what became of it; what one refuses stops no other", async () => {
  const { server, mara, tom, ids, bulk } = await twoTalks();
  await server.house.agentActs.claim(tom.id, ids[0] ?? "");
  const answer = await bulk(mara, { ids: [...ids, "nothing"], act: { type: "claim" } });
  expect(answer.results).toMatchObject([
    { id: ids[0], error: { kind: "already_claimed" } },
    { id: ids[1], conversation: { state: "active", assigneeId: mara.id } },
    { id: "nothing", error: { kind: "not_found" } },
  ]);
});

test("closing, tagging, snoozing and giving to a team work on many", async () => {
  const { server, mara, ids, bulk } = await twoTalks();
  const team = await server.house.teams.add({ name: "Billing" });
  const rows = async (act: object) => {
    const { results } = await bulk(mara, { ids, act });
    return results.map((result) => ("conversation" in result ? result.conversation : result));
  };
  const twice = (what: object) => [what, what];
  expect(await rows({ type: "tags", add: ["late"] })).toMatchObject(twice({ tags: ["late"] }));
  expect(await rows({ type: "claim" })).toMatchObject(twice({ state: "active" }));
  expect(await rows({ type: "snooze", until: null })).toMatchObject(twice({ state: "snoozed" }));
  const given = twice({ state: "waiting", teamId: team.id });
  expect(await rows({ type: "transfer", teamId: team.id })).toMatchObject(given);
  const closed = twice({ state: "closed", outcome: "spam" });
  expect(await rows({ type: "close", outcome: "spam" })).toMatchObject(closed);
});

test("an agent opens a closed conversation again and has it, unless its visitor has another one", async () => {
  const { server, site, mara, ids } = await twoTalks();
  const [id = ""] = ids;
  const reopen = () => server.call("POST", `/conversations/${id}/reopen`, mara);
  expect((await reopen()).status).toBe(409);
  await server.house.agentActs.close(mara.id, id, { outcome: "solved" });
  expect(await (await reopen()).json()).toMatchObject({
    ...{ state: "active", assigneeId: mara.id, closedAt: null, outcome: null },
  });
  await server.house.agentActs.close(mara.id, id, { outcome: "solved" });
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "third-0001", text: "Hello", to: "person" });
  const { conversationId: old } = await visitor.next("ack");
  await server.house.agentActs.close(mara.id, old, { outcome: "solved" });
  const anew = { clientId: "third-0002", text: "Another thing", anew: true } as const;
  visitor.send({ type: "send_message", ...anew });
  await visitor.next("ack", ({ clientId }) => clientId === anew.clientId);
  const refused = await server.call("POST", `/conversations/${old}/reopen`, mara);
  expect(await refused.json()).toMatchObject({ status: 409, kind: "wrong_state" });
});
