import { VIEWS_MAX, type View } from "@foyer/protocol";
import { connectAgent, startServer, type TestAgent } from "@foyer/test-kit";
import { expect, test } from "vitest";

async function office() {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  const add = (who: TestAgent, body: object) => server.call("POST", "/views", who, body);
  const addView = async (who: TestAgent, body: object) =>
    (await (await add(who, body)).json()) as View;
  const names = async (who: TestAgent) => {
    const views = (await (await server.call("GET", "/views", who)).json()) as View[];
    return views.map(({ name }) => name);
  };
  const patch = (who: TestAgent, id: string, body: object) =>
    server.call("PATCH", `/views/${id}`, who, body);
  const remove = (who: TestAgent, id: string) => server.call("DELETE", `/views/${id}`, who);
  return { server, owner, mara, add, addView, names, patch, remove };
}

test("[V1] a view is its maker's; consoles hear of every change", async () => {
  const { server, owner, mara, addView, names, patch, remove } = await office();
  const console = await connectAgent(server, mara);
  const filter = { tags: ["vip"], states: ["waiting", "active"] };
  const { id, ...view } = await addView(mara, { name: " VIPs ", filter });
  expect(view).toEqual({ name: "VIPs", filter, shared: false, ownerId: mara.id });
  await console.next("views");
  expect(await names(mara)).toEqual(["VIPs"]);
  expect(await names(owner)).toEqual([]);
  expect((await patch(owner, id, { name: "Mine now" })).status).toBe(404);
  expect((await remove(owner, id)).status).toBe(404);
  expect((await patch(mara, id, { name: "Guests" })).status).toBe(200);
  expect(await names(mara)).toEqual(["Guests"]);
  expect((await remove(mara, id)).status).toBe(204);
  expect(await names(mara)).toEqual([]);
});

test("owners and admins share views with everybody; others cannot, and cannot change them", async () => {
  const { owner, mara, add, addView, names, patch, remove } = await office();
  const shared = await addView(owner, { name: "Urgent", filter: {}, shared: true });
  await addView(mara, { name: "Zebras", filter: {} });
  expect(await names(mara)).toEqual(["Zebras", "Urgent"]);
  expect((await add(mara, { name: "For all", filter: {}, shared: true })).status).toBe(403);
  expect((await patch(mara, shared.id, { name: "Nope" })).status).toBe(403);
  expect((await remove(mara, shared.id)).status).toBe(403);
  await patch(owner, shared.id, { shared: false });
  expect(await names(mara)).toEqual(["Zebras"]);
});

test("one's own views stand as one puts them, others' stay where they are", async () => {
  const { server, owner, mara, addView, names } = await office();
  const ids: string[] = [];
  for (const name of ["One", "Two", "Three"]) {
    ids.push((await addView(mara, { name, filter: {} })).id);
  }
  const foreign = await addView(owner, { name: "Owner's", filter: {}, shared: true });
  await addView(owner, { name: "Second", filter: {} });
  const order = [ids[2], foreign.id, ids[0], ids[1]];
  const answer = await server.call("PUT", "/views/order", mara, { ids: order });
  expect(answer.status).toBe(204);
  expect(await names(mara)).toEqual(["Three", "One", "Two", "Owner's"]);
  expect(await names(owner)).toEqual(["Owner's", "Second"]);
});

test("a blank name, an unknown part and more views than one can use are refused", async () => {
  const { mara, add } = await office();
  expect((await add(mara, { name: "  ", filter: {} })).status).toBe(400);
  expect((await add(mara, { name: "X", filter: { mood: ["bad"] } })).status).toBe(400);
  const all = Array.from({ length: VIEWS_MAX }, (_, i) => add(mara, { name: `V${i}`, filter: {} }));
  for (const answer of await Promise.all(all)) expect(answer.status).toBe(201);
  const refused = await add(mara, { name: "Too many", filter: {} });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("delete one");
});
