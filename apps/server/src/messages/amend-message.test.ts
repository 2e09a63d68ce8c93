import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** Ann talks with a visitor and has said "Helo"; `said` is where that stands. */
async function talk() {
  const server = await startServer();
  const site = await server.addSite();
  const ann = await server.addAgent("Ann");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  await server.call("POST", `/conversations/${id}/claim`, ann);
  const desk = await connectAgent(server, ann);
  desk.send({ type: "watch", conversationId: id, after: 0 });
  await desk.next("events");
  const say = async (clientId: string, text: string) => {
    desk.send({ type: "send_message", clientId, conversationId: id, text });
    return (await desk.next("ack", (ack) => ack.clientId === clientId)).seq;
  };
  const said = await say("reply-0001", "Helo");
  const path = `/conversations/${id}/messages/${said}`;
  const edit = (text: string, agent = ann) => server.call("PATCH", path, agent, { text });
  const remove = (agent = ann) => server.call("DELETE", path, agent);
  /** All that a visitor who comes back is given. */
  const readAnew = async () => {
    const back = await connectVisitor(server, site.key, { token: visitor.token });
    return (await back.next("events")).events;
  };
  return { server, site, ann, visitor, desk, id, said, path, say, edit, remove, readAnew };
}

test("[M20] an edited message changes in the log, in lists and live; who wrote it keeps the old words", async () => {
  const { desk, visitor, said, edit, readAnew } = await talk();
  const answer = await edit("Hello!");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ lastText: "Hello!", lastBy: "agent" });

  const edited = { type: "edited", of: said, text: "Hello!" };
  const isEdit = ({ events }: { events: { body: { type: string } }[] }) =>
    events[0]?.body.type === "edited";
  expect((await desk.next("events", isEdit)).events[0]?.body).toEqual({ ...edited, was: "Helo" });
  expect((await visitor.next("events", isEdit)).events[0]?.body).toEqual(edited);

  const read = await readAnew();
  expect(read[said - 1]?.body).toEqual({ type: "message", text: "Hello!", edited: true });
  expect(read.at(-1)?.body).toEqual(edited);
  expect(JSON.stringify(read)).not.toContain('Helo"');
});

test("[M20] of a removed message nothing is left for the visitor, whatever it said before; agents have its words", async () => {
  const { server, ann, desk, id, said, edit, remove, readAnew } = await talk();
  await edit("first wording");
  await edit("second wording");
  const answer = await remove();
  expect(await answer.json()).toMatchObject({ lastText: "Hello?", lastBy: "visitor" });

  const read = await readAnew();
  expect(read[said - 1]?.body).toEqual({ type: "message", text: "", removed: true });
  expect(read.at(-1)?.body).toEqual({ type: "removed", of: said });
  expect(JSON.stringify(read)).not.toMatch(/wording|Helo"/);

  desk.send({ type: "history", conversationId: id, before: 1000 });
  const { events } = await desk.next("history");
  const was = events.flatMap(({ body }) => ("was" in body ? [body.was] : []));
  expect(was).toEqual(["Helo", "first wording", "second wording"]);

  expect((await edit("again")).status).toBe(409);
  expect((await remove()).status).toBe(409);
  expect((await server.call("GET", `/conversations/${id}`, ann)).status).toBe(200);
});

test("[M20] lists go on showing what was said last, when something before it is amended", async () => {
  const { say, edit, remove } = await talk();
  await say("reply-0002", "the last");
  expect(await (await edit("earlier")).json()).toMatchObject({ lastText: "the last" });
  expect(await (await remove()).json()).toMatchObject({ lastText: "the last" });
});

test("[M20] the same words again change nothing", async () => {
  const { edit } = await talk();
  const { seq } = (await (await edit("Hello!")).json()) as { seq: number };
  expect(await (await edit(" Hello! ")).json()).toMatchObject({ seq });
});

test("[M20] colleagues may not, owners and admins may", async () => {
  const { server, edit, remove } = await talk();
  const ben = await server.addAgent("Ben");
  const eve = await server.addAgent("Eve", "admin");
  const mine = await edit("Mine now", ben);
  expect(mine.status).toBe(403);
  expect((await remove(ben)).status).toBe(403);
  expect((await edit("Corrected", eve)).status).toBe(200);
  expect((await remove(await server.addAgent("Olga", "owner"))).status).toBe(200);
});

test("[M20] what is no agent's message is not found; wrong words and places are refused", async () => {
  const { server, ann, id, edit } = await talk();
  const at = (seq: string | number, body: object = { text: "x" }) =>
    server.call("PATCH", `/conversations/${id}/messages/${seq}`, ann, body);
  // The visitor's own words, a change of state, nothing at all.
  expect((await at(1)).status).toBe(404);
  expect((await at(2)).status).toBe(404);
  expect((await at(99)).status).toBe(404);
  expect((await at("x")).status).toBe(404);
  expect((await at(0)).status).toBe(404);
  expect((await edit("  ")).status).toBe(400);
  expect((await edit("x".repeat(10_001))).status).toBe(400);
  const nowhere = await server.call("DELETE", "/conversations/nothing/messages/1", ann);
  expect(nowhere.status).toBe(404);
});

test("[M20] a conversation that was closed as spam stays as it is; any other may be corrected", async () => {
  const { server, ann, id, edit } = await talk();
  await server.call("POST", `/conversations/${id}/close`, ann, { outcome: "solved" });
  expect((await edit("Corrected")).status).toBe(200);
  const other = await talk();
  await other.server.call("POST", `/conversations/${other.id}/close`, other.ann, {
    outcome: "spam",
  });
  expect((await other.edit("Corrected")).status).toBe(409);
});

test("[M20] edits and messages that race leave one order, and lists that show the last of it", async () => {
  const { visitor, desk, edit, readAnew } = await talk();
  const racing = Array.from({ length: 12 }, (_, i) => {
    visitor.send({ type: "send_message", clientId: `race-${1000 + i}`, text: `line ${i}` });
    return edit(`wording ${i}`);
  });
  for (const answer of await Promise.all(racing)) expect(answer.status).toBe(200);
  visitor.send({ type: "send_message", clientId: "last-0001", text: "the very last" });
  await visitor.next("ack", ({ clientId }) => clientId === "last-0001");
  const read = await readAnew();
  expect(read.map(({ seq }) => seq)).toEqual(read.map((_, i) => i + 1));
  const texts = read.map(({ body }) => body.type === "message" && body.text);
  expect(texts.at(-1)).toBe("the very last");
  expect(texts.filter((text) => String(text).startsWith("line"))).toHaveLength(12);
  await desk.nextRow(({ lastText }) => lastText === "the very last");
});
