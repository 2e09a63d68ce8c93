import type { Mentioned, MentionsPage } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer, type TestAgent } from "@foyer/test-kit";
import { expect, test } from "vitest";

async function office() {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  const tom = await server.addAgent("Tom Reed");
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  const desk = await connectAgent(server, mara);
  let notes = 0;
  const note = (text: string, mentions: Mentioned[], clientId = `note-000${++notes}`) => {
    desk.send({ type: "add_note", clientId, conversationId, text, mentions });
    return desk.next("ack", (ack) => ack.clientId === clientId);
  };
  const refusal = async (text: string, mentions: Mentioned[]) => {
    const clientId = `refused-${++notes}`;
    desk.send({ type: "add_note", clientId, conversationId, text, mentions });
    return (await desk.next("error")).kind;
  };
  const list = async (agent: TestAgent, query = "") =>
    (await (await server.call("GET", `/mentions${query}`, agent)).json()) as MentionsPage;
  const read = (agent: TestAgent, id = conversationId) =>
    server.call("POST", "/mentions/read", agent, { conversationId: id });
  const addTeam = async (name: string, agentIds: string[]) =>
    (await (await server.call("POST", "/teams", owner, { name, agentIds })).json()) as {
      id: string;
    };
  return { server, owner, mara, tom, visitor, conversationId, note, refusal, list, read, addTeam };
}

test("[M54] a note tells whom it mentions, on all their consoles, and stays with them until it is read", async () => {
  const { server, mara, tom, visitor, conversationId, note, list, read } = await office();
  const consoles = [await connectAgent(server, tom), await connectAgent(server, tom)];
  const ack = await note("@Tom Reed can you look?", [{ agentId: tom.id, name: "Tom Reed" }]);
  const mention = {
    ...{ conversationId, seq: ack.seq, text: "@Tom Reed can you look?", readAt: null },
    ...{ by: { id: mara.id, name: "Mara Jensen" } },
  };
  const told = await Promise.all(consoles.map((one) => one.next("mention")));
  for (const frame of told) expect(frame.mention).toMatchObject(mention);
  expect(await list(tom)).toMatchObject({ items: [mention], unread: 1, cursor: null });
  expect((await list(tom)).items).toEqual([told[0]?.mention]);
  expect(await list(mara)).toEqual({ items: [], unread: 0, cursor: null });
  expect((await read(tom)).status).toBe(204);
  await consoles[1]?.next("mentions");
  expect(await list(tom)).toMatchObject({ items: [{ readAt: expect.any(Number) }], unread: 0 });
  expect((await server.house.messages.after("agents", conversationId, 0, 10)).at(-1)?.body).toEqual(
    {
      ...{ type: "note", text: "@Tom Reed can you look?" },
      mentions: [{ agentId: tom.id, name: "Tom Reed" }],
    },
  );
  expect(JSON.stringify(visitor.received)).not.toContain("can you look");
});

test("[M54] a team means each of its agents once, and never who wrote the note", async () => {
  const { server, owner, mara, tom, note, list, addTeam } = await office();
  const { id: teamId } = await addTeam("Billing", [mara.id, tom.id]);
  const gone = await server.addAgent("Gone Away");
  await server.call("PATCH", `/agents/${gone.id}`, owner, { active: false });
  await note("@Billing and @Tom Reed and @Gone Away", [
    { teamId, name: "Billing" },
    { agentId: tom.id, name: "Tom Reed" },
    { agentId: gone.id, name: "Gone Away" },
  ]);
  expect((await list(tom)).unread).toBe(1);
  expect((await list(mara)).unread).toBe(0);
  expect((await list(owner)).unread).toBe(0);
});

test("a note said again mentions nobody again, and is acked whatever has become of its team", async () => {
  const { server, owner, tom, note, list, addTeam } = await office();
  const { id: teamId } = await addTeam("Billing", [tom.id]);
  const mentions = [{ teamId, name: "Billing" }];
  const first = await note("@Billing?", mentions, "again-0001");
  await server.call("DELETE", `/teams/${teamId}`, owner);
  expect(await note("@Billing?", mentions, "again-0001")).toEqual(first);
  expect((await list(tom)).unread).toBe(1);
});

test("[M54] whom nobody knows, or the note does not name, is refused, and the note is not stored", async () => {
  const { server, tom, refusal, list, conversationId } = await office();
  expect(await refusal("@Ghost", [{ agentId: "ghost", name: "Ghost" }])).toBe("not_found");
  expect(await refusal("@Ghosts", [{ teamId: "ghosts", name: "Ghosts" }])).toBe("not_found");
  expect(await refusal("Nobody", [{ agentId: tom.id, name: "Tom Reed" }])).toBe("invalid");
  const many = Array.from({ length: 21 }, () => ({ agentId: tom.id, name: "Tom Reed" }));
  expect(await refusal("@Tom Reed", many)).toBe("malformed");
  expect((await list(tom)).unread).toBe(0);
  const log = await server.house.messages.after("agents", conversationId, 0, 10);
  expect(log.some(({ body }) => body.type === "note")).toBe(false);
});

test("mentions come in pages, newest first; a conversation that is not there cannot be read", async () => {
  const { tom, note, list, read } = await office();
  for (let at = 0; at < 53; at += 1) {
    await note(`@Tom Reed ${at}`, [{ agentId: tom.id, name: "Tom Reed" }]);
  }
  const first = await list(tom);
  expect([first.items.length, first.unread]).toEqual([50, 53]);
  const second = await list(tom, `?cursor=${first.cursor}`);
  expect(second.cursor).toBeNull();
  const texts = [...first.items, ...second.items].map(({ text }) => text);
  expect(texts).toEqual(Array.from({ length: 53 }, (_, at) => `@Tom Reed ${52 - at}`));
  expect((await read(tom, "nothing")).status).toBe(404);
  expect((await list(tom)).unread).toBe(53);
});
