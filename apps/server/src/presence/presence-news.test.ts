import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

test("[P1] widgets of every site learn who is here, at the first console and after the last", async () => {
  const server = await startServer();
  const [one, two] = [await server.addSite(), await server.addSite()];
  const visitors = [await connectVisitor(server, one.key), await connectVisitor(server, two.key)];
  const mara = await server.addAgent("Mara Jensen");
  const first = await connectAgent(server, mara);
  for (const visitor of visitors) {
    expect((await visitor.next("here")).here).toMatchObject([{ id: mara.id, name: "Mara Jensen" }]);
  }
  const second = await connectAgent(server, mara);
  first.close();
  await first.closed;
  second.close();
  for (const visitor of visitors) {
    expect((await visitor.next("here")).here).toEqual([]);
    expect(visitor.received.filter(({ type }) => type === "here")).toHaveLength(2);
  }
});

test("[P1] consoles learn which agents come and go, and the welcome says who is there", async () => {
  const server = await startServer();
  const watcher = await connectAgent(server, await server.addAgent("Olga Owner", "owner"));
  const mara = await server.addAgent("Mara Jensen");
  const isMara = (online: boolean) => (frame: { agent: { id: string; online: boolean } }) =>
    frame.agent.id === mara.id && frame.agent.online === online;
  await watcher.next("agent", isMara(false));
  const console = await connectAgent(server, mara);
  await watcher.next("agent", isMara(true));
  const directory = console.welcome.agents.map(({ name, online }) => [name, online]);
  expect(directory).toEqual([
    ["Olga Owner", true],
    ["Mara Jensen", true],
  ]);
  console.close();
  await watcher.next("agent", isMara(false));
});

test("[P1] consoles learn which visitors with an open conversation come and go; several tabs are one visitor", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const console = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const silent = await connectVisitor(server, site.key);
  const tab = await connectVisitor(server, site.key);
  const { id } = tab.welcome.visitor;
  tab.send({ type: "send_message", clientId: "c-hello-1", text: "Hello", to: "person" });
  expect(await console.next("visitor")).toMatchObject({ visitorId: id, online: true });
  const other = await connectVisitor(server, site.key, { token: tab.token });
  const late = await connectAgent(server, await server.addAgent("Tom Ruiz"));
  expect(late.welcome.visitorsOnline).toEqual([id]);
  silent.close();
  tab.close();
  await Promise.all([silent.closed, tab.closed]);
  other.close();
  expect(await console.next("visitor")).toMatchObject({ visitorId: id, online: false });
  expect(console.received.filter(({ type }) => type === "visitor")).toHaveLength(2);
});

test("[P1] an agent who is renamed is renamed on every console at once", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, owner);
  await server.call("PATCH", `/agents/${mara.id}`, owner, { name: " Mara Holm " });
  const { agent } = await console.next("agent", (frame) => frame.agent.id === mara.id);
  expect(agent.name).toBe("Mara Holm");
});
