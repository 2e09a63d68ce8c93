import { type Conversation, type Problem, TAGS_MAX, type TagList } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** A visitor's conversation that waits; Mara and Tom look at it. */
async function waitingTalk() {
  const server = await startServer();
  const site = await server.addSite();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  const call = (method: string, path: string, agent: typeof mara, body: object) =>
    server.call(method, `/conversations/${id}/${path}`, agent, body);
  const bodies = async () =>
    (await server.house.messages.after("agents", id, 2, 100)).map(({ body }) => body);
  return { server, site, mara, tom, visitor, id, call, bodies };
}

test("tags come and go one by one: two agents undo nothing of each other", async () => {
  const { mara, tom, call, bodies } = await waitingTalk();
  const answers = await Promise.all([
    call("POST", "tags", mara, { add: ["refund", "  Big\n order "] }),
    call("POST", "tags", tom, { add: ["Refund", "vip"] }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const gone = await call("POST", "tags", tom, { remove: ["BIG ORDER"] });
  const { tags } = (await gone.json()) as Conversation;
  expect(tags.map((tag) => tag.toLowerCase()).sort()).toEqual(["refund", "vip"]);
  expect(await bodies()).toHaveLength(3);
  expect((await bodies())[2]).toEqual({ type: "tagged", added: [], removed: ["Big order"] });
});

test("a tag of blanks, and more tags than a conversation takes, are refused", async () => {
  const { mara, call, bodies } = await waitingTalk();
  const blank = await call("POST", "tags", mara, { add: [" \n "] });
  expect(await blank.json()).toMatchObject({ status: 400, kind: "invalid" });
  const many = Array.from({ length: TAGS_MAX }, (_, i) => `tag ${i}`);
  expect((await call("POST", "tags", mara, { add: many })).status).toBe(200);
  const more = await call("POST", "tags", mara, { add: ["one more"] });
  expect(((await more.json()) as Problem).detail).toContain(`takes ${TAGS_MAX}`);
  expect(await bodies()).toHaveLength(1);
});

test("a site's tags are learned from their use, the most used first", async () => {
  const { server, site, mara, call } = await waitingTalk();
  const other = await connectVisitor(server, site.key);
  other.send({ type: "send_message", clientId: "other-0001", text: "Hi", to: "person" });
  const { conversationId } = await other.next("ack");
  await call("POST", "tags", mara, { add: ["vip", "refund"] });
  await server.call("POST", `/conversations/${conversationId}/tags`, mara, { add: ["Refund"] });
  const answer = await server.call("GET", `/sites/${site.id}/tags`, mara);
  const { items } = (await answer.json()) as TagList;
  expect(items.map(({ tag, count }) => [tag.toLowerCase(), count])).toEqual([
    ["refund", 2],
    ["vip", 1],
  ]);
});

test("priority, stage and a date to look again are on the row, in the log, and said once", async () => {
  const { server, mara, call, bodies, id } = await waitingTalk();
  const console = await connectAgent(server, mara);
  const at = Date.now() + 86_400_000;
  for (let twice = 0; twice < 2; twice++) {
    expect((await call("PUT", "priority", mara, { priority: "urgent" })).status).toBe(200);
    expect((await call("PUT", "stage", mara, { stage: "after" })).status).toBe(200);
    expect((await call("PUT", "follow-up", mara, { at })).status).toBe(200);
  }
  await console.nextRow((row) => row.id === id && row.followUpAt === at);
  const row = await (await server.call("GET", `/conversations/${id}`, mara)).json();
  expect(row).toMatchObject({ priority: "urgent", stage: "after", followUpAt: at });
  expect(await bodies()).toEqual([
    { type: "priority_set", priority: "urgent" },
    { type: "stage_set", stage: "after" },
    { type: "follow_up_set", at, for: { agentId: mara.id, name: "Mara Jensen" } },
  ]);
  await call("PUT", "stage", mara, { stage: null });
  const cleared = await call("PUT", "follow-up", mara, { at: null });
  expect(await cleared.json()).toMatchObject({ stage: null, followUpAt: null });
});

test("the visitor never receives what agents write on their conversation", async () => {
  const { server, mara, visitor, call, id } = await waitingTalk();
  await call("POST", "tags", mara, { add: ["complainer"] });
  await call("PUT", "priority", mara, { priority: "low" });
  await server.house.agentActs.claim(mara.id, id);
  await visitor.next("events", ({ events }) => events.some(({ body }) => body.type === "claimed"));
  visitor.send({ type: "watch", conversationId: id, after: 0 });
  await visitor.next("events", ({ after }) => after === 0);
  expect(JSON.stringify(visitor.received)).not.toMatch(/complainer|priority|tagged/);
});
