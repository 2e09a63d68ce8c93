import type { Agent, Problem } from "@foyer/protocol";
import { startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const PASSWORD = "a long enough password";

/** One of each role. */
async function team() {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const admin = await server.addAgent("Adam Admin", "admin");
  const agent = await server.addAgent("Mara Jensen");
  const patch = async (by: typeof owner, whom: typeof owner, change: object) => {
    const answer = await server.call("PATCH", `/agents/${whom.id}`, by, change);
    // An agent has a status too: that of the answer is meant.
    const body = (await answer.json()) as Partial<Problem & Omit<Agent, "status">>;
    return { ...body, status: answer.status };
  };
  return { server, owner, admin, agent, patch };
}

test("an agent is added with a colour, and may sign in", async () => {
  const { server, admin } = await team();
  const draft = { name: " Tom Ruiz ", email: "Tom@Example.com", role: "agent", password: PASSWORD };
  const added = await server.call("POST", "/agents", admin, draft);
  expect(added.status).toBe(201);
  const agent = (await added.json()) as Agent;
  expect(agent).toMatchObject({ name: "Tom Ruiz", email: "tom@example.com", active: true });
  expect(agent.colour).toMatch(/^#[0-9a-f]{6}$/);
  expect(agent).not.toHaveProperty("passwordHash");
  const listed = (await (await server.call("GET", "/agents", admin)).json()) as Agent[];
  expect(listed.map(({ name }) => name)).toEqual([
    "Olga Owner",
    "Adam Admin",
    "Mara Jensen",
    "Tom Ruiz",
  ]);
  const login = { email: "tom@example.com", password: PASSWORD };
  expect((await server.call("POST", "/login", undefined, login)).status).toBe(200);
});

test("an address is taken once, however it is written and whatever races", async () => {
  const { server, owner, agent } = await team();
  const draft = (email: string) => ({ name: "Tom", email, role: "agent", password: PASSWORD });
  const taken = await server.call("POST", "/agents", owner, draft(agent.email.toUpperCase()));
  expect(await taken.json()).toMatchObject({ status: 409, kind: "conflict" });
  const raced = await Promise.all(
    Array.from({ length: 5 }, () =>
      server.call("POST", "/agents", owner, draft("new@example.com")),
    ),
  );
  expect(raced.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
});

test("a name of blanks alone is refused, for the new and for the old", async () => {
  const { server, owner, agent, patch } = await team();
  const draft = { name: "  ", email: "tom@example.com", role: "agent", password: PASSWORD };
  const refused = await server.call("POST", "/agents", owner, draft);
  expect(await refused.json()).toMatchObject({ status: 400, kind: "invalid" });
  expect(await patch(owner, agent, { name: " " })).toMatchObject({ kind: "invalid" });
});

test("an admin does not touch owners, nor make any", async () => {
  const { server, owner, admin, agent, patch } = await team();
  expect(await patch(admin, owner, { name: "Mine now" })).toMatchObject({ kind: "forbidden" });
  expect(await patch(admin, owner, { password: "taken over now" })).toMatchObject({ status: 403 });
  expect(await patch(admin, agent, { role: "owner" })).toMatchObject({ kind: "forbidden" });
  expect(await patch(admin, admin, { role: "owner" })).toMatchObject({ kind: "forbidden" });
  const draft = { name: "Eve", email: "eve@example.com", role: "owner", password: PASSWORD };
  expect((await server.call("POST", "/agents", admin, draft)).status).toBe(403);
  expect(await patch(admin, agent, { role: "admin" })).toMatchObject({ status: 200 });
});

test("the last owner who may sign in stays one", async () => {
  const { server, owner, agent, patch } = await team();
  expect(await patch(owner, owner, { active: false })).toMatchObject({ kind: "invalid" });
  expect(await patch(owner, owner, { role: "agent" })).toMatchObject({ kind: "invalid" });
  const second = await server.addAgent("Second Owner", "owner");
  expect(await patch(owner, second, { active: false })).toMatchObject({ status: 200 });
  expect(await patch(owner, owner, { active: false })).toMatchObject({ kind: "invalid" });
  expect(await patch(owner, agent, { role: "owner" })).toMatchObject({ status: 200 });
  expect(await patch(owner, owner, { active: false })).toMatchObject({ status: 200 });
});

test("an agent changes their own name and colour, and nothing else of theirs", async () => {
  const { server, agent } = await team();
  const changed = await server.call("PATCH", "/me", agent, {
    name: "Mara Holm",
    colour: "#123abc",
  });
  expect(await changed.json()).toMatchObject({ name: "Mara Holm", colour: "#123abc" });
  for (const change of [{ role: "owner" }, { active: true }, { email: "x@example.com" }]) {
    const refused = await server.call("PATCH", "/me", agent, { name: "Mara", ...change });
    const problem = (await refused.json()) as Problem;
    expect(problem).toMatchObject({ status: 400, kind: "malformed" });
  }
  const me = await server.call("GET", "/me", agent);
  expect(await me.json()).toMatchObject({ agent: { role: "agent", name: "Mara Holm" } });
});

test("an agent who is not there is not found", async () => {
  const { server, owner } = await team();
  const answer = await server.call("PATCH", "/agents/nobody", owner, { name: "X" });
  expect(await answer.json()).toMatchObject({ status: 404, kind: "not_found" });
});
