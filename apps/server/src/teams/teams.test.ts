import type { Team } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

async function office() {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  const add = (body: object) => server.call("POST", "/teams", owner, body);
  const addTeam = async (body: object) => (await (await add(body)).json()) as Team;
  return { server, owner, mara, add, addTeam };
}

test("[P4] consoles know the teams from their welcome, and hear of every change", async () => {
  const { server, owner, mara, addTeam } = await office();
  const billing = await addTeam({ name: " Billing ", agentIds: [mara.id] });
  expect(billing).toMatchObject({ name: "Billing", agentIds: [mara.id] });
  const console = await connectAgent(server, mara);
  expect(console.welcome.teams).toEqual([billing]);
  await server.call("PATCH", `/teams/${billing.id}`, owner, { name: "Money", agentIds: [] });
  const renamed = await console.next("teams", ({ teams }) => teams[0]?.name === "Money");
  expect(renamed.teams).toMatchObject([{ id: billing.id, agentIds: [] }]);
  expect((await server.call("DELETE", `/teams/${billing.id}`, owner)).status).toBe(204);
  await console.next("teams", ({ teams }) => teams.length === 0);
});

test("a name that is taken, a blank one, and agents who are none are refused", async () => {
  const { server, owner, add, addTeam } = await office();
  const { id } = await addTeam({ name: "Billing" });
  await add({ name: "Sales" });
  expect((await add({ name: "billing" })).status).toBe(409);
  expect((await add({ name: "  " })).status).toBe(400);
  expect((await add({ name: "Ghosts", agentIds: ["nobody"] })).status).toBe(404);
  const patch = (body: object) => server.call("PATCH", `/teams/${id}`, owner, body);
  expect((await patch({ name: "SALES" })).status).toBe(409);
  expect((await patch({ name: "BILLING" })).status).toBe(200);
});

test("given to a team a conversation waits as the team's; the note stays among agents, the visitor is told to wait", async () => {
  const { server, mara, addTeam } = await office();
  const site = await server.addSite();
  const team = await addTeam({ name: "Billing" });
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  await server.house.agentActs.claim(mara.id, id);
  const give = (body: object) => server.call("POST", `/conversations/${id}/transfer`, mara, body);
  const given = await give({ teamId: team.id, note: "Wants an invoice" });
  expect(await given.json()).toMatchObject({
    ...{ state: "waiting", assigneeId: null, teamId: team.id },
  });
  const told = await visitor.next(
    "events",
    ({ conversation }) =>
      conversation?.agent === null && conversation.state === "waiting" && conversation.seq > 3,
  );
  expect(told.events.map(({ body }) => body)).toEqual([{ type: "queued", reason: "transferred" }]);
  expect(JSON.stringify(visitor.received)).not.toMatch(/invoice|Billing/);
  const events = await server.house.messages.after("agents", id, 3, 100);
  expect(events.map(({ body }) => body.type)).toEqual(["transferred_to_team", "note", "queued"]);
  expect((await give({ teamId: team.id })).status).toBe(409);
  expect((await give({ teamId: "none" })).status).toBe(404);
  // Who takes it does not take it from the team.
  await server.house.agentActs.claim(mara.id, id);
  expect(await server.house.find.existing(id)).toMatchObject({ teamId: team.id });
});
