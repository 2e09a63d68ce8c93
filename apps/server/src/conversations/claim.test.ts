import type { Conversation, Problem } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const AGENTS = 20;
const ROUNDS = 25;

test("of twenty agents who claim at once exactly one wins, and the others are told who, 25 times", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const agents = await Promise.all(
    Array.from({ length: AGENTS }, (_, i) => server.addAgent(`Agent ${i}`)),
  );
  const names = new Map(agents.map(({ id, name }) => [id, name]));
  for (let round = 0; round < ROUNDS; round++) {
    const visitor = await connectVisitor(server, site.key);
    visitor.send({ type: "ask_person", clientId: "person-001" });
    const { conversationId } = await visitor.next("ack");
    const path = `/conversations/${conversationId}/claim`;
    const answers = await Promise.all(agents.map((agent) => server.call("POST", path, agent)));

    const [won, ...others] = answers.filter(({ status }) => status === 200);
    if (!won) throw new Error("nobody won");
    expect(others).toEqual([]);
    const { assigneeId, state } = (await won.json()) as Conversation;
    expect(state).toBe("active");
    for (const lost of answers.filter((answer) => answer !== won)) {
      const problem = (await lost.json()) as Problem;
      expect(problem).toMatchObject({ status: 409, kind: "already_claimed" });
      expect(problem.winner).toMatchObject({ id: assigneeId, name: names.get(assigneeId ?? "") });
      expect(problem.detail).toContain(names.get(assigneeId ?? ""));
    }
    const events = await server.house.messages.after("agents", conversationId, 0, 100);
    expect(events.map(({ body }) => body.type)).toEqual(["queued", "claimed"]);
    expect(events[1]?.by).toMatchObject({ kind: "agent", id: assigneeId });
    const row = await server.house.conversations.byId(conversationId);
    expect(row?.assigneeId).toBe(assigneeId);
  }
}, 60_000);

test("claiming again what one has already changes nothing and is no error", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  const { conversationId } = await visitor.next("ack");
  const claim = () => server.call("POST", `/conversations/${conversationId}/claim`, mara);
  expect((await claim()).status).toBe(200);
  expect((await claim()).status).toBe(200);
  expect((await server.house.conversations.byId(conversationId))?.seq).toBe(2);
});

test("a claimed conversation leaves the queue on every console, and the visitor sees who has it", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const other = await connectAgent(server, await server.addAgent("Tom Ruiz"));
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  const waiting = await other.nextRow();
  expect(waiting.waitingSince).not.toBeNull();
  await server.call("POST", `/conversations/${waiting.id}/claim`, mara);
  const claimed = await other.nextRow();
  expect(claimed).toMatchObject({ state: "active", assigneeId: mara.id, waitingSince: null });
  const told = await visitor.next("events", ({ events }) => events[0]?.body.type === "claimed");
  expect(told.conversation?.agent).toMatchObject({ name: "Mara Jensen" });
});

test("what is released waits again, from now on, and anyone may claim it", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  const { conversationId: id } = await visitor.next("ack");
  const post = (act: string, agent: typeof mara) =>
    server.call("POST", `/conversations/${id}/${act}`, agent);
  expect((await post("release", mara)).status).toBe(409);
  await post("claim", mara);
  const notHis = (await (await post("release", tom)).json()) as Problem;
  expect(notHis).toMatchObject({ status: 403, kind: "not_yours" });
  expect(notHis.detail).toContain("Mara Jensen");
  const released = (await (await post("release", mara)).json()) as Conversation;
  expect(released).toMatchObject({ state: "waiting", assigneeId: null });
  expect(released.waitingSince).not.toBeNull();
  expect((await post("claim", tom)).status).toBe(200);
});

test("a conversation that is not there cannot be claimed", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen");
  const answer = await server.call("POST", "/conversations/nowhere/claim", mara);
  expect(await answer.json()).toMatchObject({ status: 404, kind: "not_found" });
});
