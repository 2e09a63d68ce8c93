import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { ConversationRow } from "./conversation-row.ts";
import { node, numbersOf, pgTest, site, upTo } from "./testing/ledger-node.ts";

/** Marks all rows behind the back of every node: whoever reads one sees it, and whoever remembers it does not. */
const mark = ({ db }: Awaited<ReturnType<typeof node>>) =>
  db.query("UPDATE conversations SET tags = 'marked'");

/** What a visitor's write sees of their conversation; it says something there, so that a guess may do. */
const tagsSeenBy = ({ db, ledger, write }: Awaited<ReturnType<typeof node>>, visitorId: string) =>
  db.writes.stage({ visitorId }, () => {
    const row = ledger.latestOf(visitorId) as ConversationRow;
    write(row, `tags: ${row.tags}`);
    return row.tags;
  });

pgTest("what nobody else has changed is stored without being read", async () => {
  const one = await node(await site());
  await one.say("ann", "one");
  await mark(one);
  expect(await tagsSeenBy(one, "ann")).toBe("");
  // Only what a message changes is written.
  expect(await one.conversations()).toMatchObject([{ tags: "marked", seq: 2, change: "2" }]);
  expect(one.spans).toEqual([
    { from: 1, to: 1 },
    { from: 2, to: 2 },
  ]);
});

pgTest(
  "what another node has changed meanwhile is read, and nothing is lost or said twice",
  async () => {
    const url = await site();
    const [a, b] = await Promise.all([node(url), node(url)]);
    await a.say("ann", "one");
    await b.say("ann", "two");
    await mark(a);
    expect(await tagsSeenBy(a, "ann")).toBe("marked");
    expect(await a.texts()).toEqual(["one", "two", "tags: marked"]);
  },
);

pgTest("who hears of what another node has changed need not read it", async () => {
  const url = await site();
  const [a, b] = await Promise.all([node(url), node(url)]);
  const { conversationId } = await a.say("ann", "one");
  const said = await b.db.writes.stage({ conversationId }, () =>
    b.write(b.ledger.byId(conversationId) as ConversationRow, "two"),
  );
  a.ledger.heard(said);
  await mark(a);
  expect(await tagsSeenBy(a, "ann")).toBe("");
  expect(await a.texts()).toEqual(["one", "two", "tags: "]);
});

pgTest("a row of a node that does not know all columns is not relied on", async () => {
  const url = await site();
  const [a, b] = await Promise.all([node(url), node(url)]);
  await b.say("ann", "one");
  const [row] = await b.db.orm.select().from(b.db.tables.conversations);
  const { tags: _, ...older } = { ...(row as ConversationRow), visitorName: null };
  a.ledger.heard(older as ConversationRow);
  expect(await tagsSeenBy(a, "ann")).toBe("");
});

pgTest(
  "of one batch what holds is stored, the rest is read, and numbers have no hole",
  async () => {
    const url = await site();
    const [a, b] = await Promise.all([node(url), node(url)]);
    const visitors = ["ann", "bob", "cid"];
    for (const visitorId of visitors) await a.say(visitorId, `${visitorId} 1`);
    await b.say("bob", "bob 2");
    await mark(a);
    const tags = await Promise.all([...visitors, ...visitors].map((who) => tagsSeenBy(a, who)));
    expect(tags).toEqual(["", "marked", "", "", "marked", ""]);
    const last = await a.lastChange();
    expect(last).toBe(10);
    expect(numbersOf(a.spans, b.spans)).toEqual(upTo(last));
    expect(await a.conversations()).toMatchObject([
      { visitor_id: "ann", seq: 3, change: "7" },
      { visitor_id: "cid", seq: 3, change: "8" },
      { visitor_id: "bob", seq: 4, change: "10" },
    ]);
  },
);

pgTest("whoever's visitor somebody else holds waits, and their neighbours do not", async () => {
  const url = await site();
  const [a, holder] = await Promise.all([node(url), node(url)]);
  await a.say("ann", "one");
  await a.say("bob", "two");
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let isHeld = () => {};
  const holding = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const { visitors } = holder.db.tables;
  const lock = holder.db.writes.write(async () => {
    await holder.db.orm.update(visitors).set({ seenAt: 2 }).where(eq(visitors.id, "ann"));
    isHeld();
    await held;
  });
  await holding;
  const order: string[] = [];
  const ann = a.say("ann", "three").then(() => order.push("ann"));
  await a.say("bob", "four").then(() => order.push("bob"));
  letGo();
  await Promise.all([ann, lock]);
  expect(order).toEqual(["bob", "ann"]);
});

pgTest("what was said before is found, although the conversation is remembered", async () => {
  const url = await site();
  const [a, b] = await Promise.all([node(url), node(url)]);
  const first = await a.say("ann", "one", "same");
  expect(await a.say("ann", "again", "same")).toEqual(first);
  await a.say("ann", "two");
  await b.say("ann", "three", "third");
  expect(await a.say("ann", "again", "third")).toMatchObject({ seq: 3 });
  expect(await a.texts()).toEqual(["one", "two", "three"]);
});

pgTest("nobody is refused because of what is not true any more", async () => {
  const url = await site();
  const [a, b] = await Promise.all([node(url), node(url)]);
  const { conversationId } = await a.say("ann", "help");
  await a.claim(conversationId, "dora");
  await b.db.writes.stage({ conversationId }, () => {
    const row = b.ledger.byId(conversationId) as ConversationRow;
    b.ledger.update({ ...row, state: "waiting", assigneeId: null }, row);
  });
  // This node still believes that dora has it.
  await a.claim(conversationId, "dora");
  await expect(b.claim(conversationId, "dora")).rejects.toThrow("dora was faster");
});

pgTest(
  "a conversation that was given to another visitor is theirs, and its old one opens the next",
  async () => {
    const one = await node(await site());
    const { conversationId } = await one.say("ann", "one");
    await one.db.query("UPDATE conversations SET visitor_id = 'bob'");
    const next = await one.say("ann", "two");
    expect(next.conversationId).not.toBe(conversationId);
    expect(await one.conversations()).toMatchObject([{ visitor_id: "bob" }, { visitor_id: "ann" }]);
  },
);

pgTest(
  "one that was closed elsewhere is not written to, and one that was deleted is not there",
  async () => {
    const url = await site();
    const [a, b] = await Promise.all([node(url), node(url)]);
    const { conversationId } = await a.say("ann", "one");
    await b.close("ann");
    expect(await a.claim(conversationId, "dora").catch(String)).toMatch("was faster");
    const bobs = await a.say("bob", "two");
    await b.db.query("DELETE FROM conversations");
    expect((await a.say("bob", "three")).conversationId).not.toBe(bobs.conversationId);
  },
);

pgTest(
  "over a new connection nothing that was remembered counts: the database may be another",
  async () => {
    const one = await node(await site());
    await one.say("ann", "one");
    await mark(one);
    await one.db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await expect
      .poll(() => tagsSeenBy(one, "ann").catch(String), { timeout: 10_000 })
      .toBe("marked");
  },
);

pgTest(
  "who changes more than a message does has the whole row stored, and others only theirs",
  async () => {
    const one = await node(await site());
    const { conversationId } = await one.say("ann", "one");
    await one.say("bob", "two");
    await one.db.query("UPDATE conversations SET page_path = '/marked'");
    await Promise.all([one.claim(conversationId, "dora"), one.say("bob", "three")]);
    expect(await one.conversations()).toMatchObject([
      { visitor_id: "ann", state: "active", assignee_id: "dora", page_path: "/", change: "3" },
      { visitor_id: "bob", state: "waiting", page_path: "/marked", seq: 2, change: "4" },
    ]);
  },
);
