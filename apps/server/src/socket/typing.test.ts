import { DEFAULT_SITE_OPTIONS } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** A visitor with two tabs, Mara who has the conversation, and Tom who only looks on. */
async function talk() {
  const server = await startServer();
  const site = await server.addSite();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const visitor = await connectVisitor(server, site.key);
  const tab = await connectVisitor(server, site.key, { token: visitor.token });
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  await server.house.agentActs.claim(mara.id, conversationId);
  const consoles = { mara: await connectAgent(server, mara), tom: await connectAgent(server, tom) };
  for (const console of [consoles.mara, consoles.tom]) {
    console.send({ type: "watch", conversationId, after: 0 });
    await console.next("events");
  }
  const away = await connectAgent(server, mara);
  const all = { visitor, tab, ...consoles, away };
  /** Everyone who has heard of typing so far, once all that was sent has arrived. */
  const heard = async () => {
    for (const client of [visitor, tab]) client.send({ type: "ping" });
    for (const client of [consoles.mara, consoles.tom, away]) client.send({ type: "ping" });
    await Promise.all([visitor.next("pong"), tab.next("pong")]);
    await Promise.all([consoles.mara, consoles.tom, away].map((client) => client.next("pong")));
    return Object.entries(all).flatMap(([name, { received }]) =>
      (received as { type: string }[]).some(({ type }) => type === "typing") ? [name] : [],
    );
  };
  return { server, site, conversationId, ...all, heard };
}

test("[T1] a visitor's typing reaches the consoles that watch, and no tab of their own", async () => {
  const { visitor, mara, conversationId, heard } = await talk();
  visitor.send({ type: "typing", conversationId, on: true });
  expect(await mara.next("typing")).toEqual({
    type: "typing",
    conversationId,
    by: { kind: "visitor" },
    on: true,
  });
  expect(await heard()).toEqual(["mara", "tom"]);
});

test("[T1] the agent's typing reaches the visitor and colleagues, and not themselves", async () => {
  const { visitor, mara, conversationId, heard } = await talk();
  mara.send({ type: "typing", conversationId, on: true });
  expect(await visitor.next("typing")).toMatchObject({ by: { name: "Mara Jensen" }, on: true });
  expect(await heard()).toEqual(["visitor", "tab", "tom"]);
  mara.send({ type: "typing", conversationId, on: false });
  expect(await visitor.next("typing")).toMatchObject({ on: false });
});

test("[T1] a colleague's typing, of a note say, stays among agents", async () => {
  const { tom, mara, conversationId, heard } = await talk();
  tom.send({ type: "typing", conversationId, on: true });
  expect(await mara.next("typing")).toMatchObject({ by: { name: "Tom Ruiz" } });
  expect(await heard()).toEqual(["mara"]);
});

test("[T1] typing is not stored: who comes later hears nothing of it", async () => {
  const { server, visitor, mara, conversationId } = await talk();
  const before = await server.house.conversations.byId(conversationId);
  visitor.send({ type: "typing", conversationId, on: true });
  await mara.next("typing");
  expect(await server.house.conversations.byId(conversationId)).toEqual(before);
});

test("[T2] what a visitor types reaches the consoles that watch where the owner wants it, nobody else", async () => {
  const { server, site, visitor, tab, mara, conversationId, heard } = await talk();
  const typing = { type: "typing", conversationId, on: true, text: "My card is 4" } as const;
  visitor.send(typing);
  expect(await mara.next("typing")).not.toHaveProperty("text");
  const kept = server.house.manageSites.inMemory(site.id);
  if (!kept) throw new Error("The site is not there.");
  const { name, accent, greeting, intro, lang, origins } = kept;
  const draft = { name, accent, greeting, intro, lang, origins };
  const options = { ...DEFAULT_SITE_OPTIONS, typingPreview: true };
  await server.house.manageSites.change(site.id, { ...draft, options });
  visitor.send(typing);
  expect(await mara.next("typing")).toMatchObject({ text: "My card is 4" });
  expect(await heard()).toEqual(["mara", "tom"]);
  expect(tab.received.map((frame) => JSON.stringify(frame)).join()).not.toContain("My card");
  visitor.send({ ...typing, text: "x".repeat(1_001) });
  expect(await visitor.next("error")).toMatchObject({ kind: "malformed" });
});
