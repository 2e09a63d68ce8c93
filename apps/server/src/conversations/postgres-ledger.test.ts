import { createServer, connect as dial, type Socket } from "node:net";
import { expect, onTestFinished } from "vitest";
import { CannotWrite } from "../db/cannot-write.ts";
import { node, numbersOf, pgTest, site, upTo } from "./testing/ledger-node.ts";

pgTest("what is said in one moment is stored in the order in which it was said", async () => {
  const { say, texts, spans, conversations } = await node(await site());
  const words = Array.from({ length: 30 }, (_, i) => `${100 + i}`);
  const places = await Promise.all(words.map((word) => say("ann", word)));
  expect(places.map(({ seq }) => seq)).toEqual(upTo(30));
  expect(await texts()).toEqual(words);
  // Stored together: one row, which has the number of its last change.
  expect(spans).toEqual([{ from: 1, to: 30 }]);
  expect(await conversations()).toMatchObject([{ seq: 30, last_text: "129", change: "30" }]);
});

pgTest(
  "a repeat gets the first place, in the same moment, later, and on another node",
  async () => {
    const url = await site();
    const [a, b] = await Promise.all([node(url), node(url)]);
    const [first, second] = await Promise.all([a.say("ann", "x"), a.say("ann", "x")]);
    expect(second).toEqual(first);
    expect(await a.say("ann", "x")).toEqual(first);
    expect(await b.say("ann", "x")).toEqual(first);
    // Another visitor's client ids are their own.
    await b.say("bob", "x");
    const byAgent = await b.db.writes.stage(
      { conversationId: first.conversationId, clientId: "x" },
      () => b.ledger.repeatOf("ann", "x"),
    );
    expect(byAgent).toEqual(first);
    expect(await a.texts()).toEqual(["x", "x"]);
  },
);

pgTest("a visitor's first message from two nodes at once opens one conversation", async () => {
  const url = await site();
  const [a, b] = await Promise.all([node(url), node(url)]);
  for (const visitorId of ["ann", "bob", "cid"]) {
    const places = await Promise.all([
      a.say(visitorId, `${visitorId} 1`),
      b.say(visitorId, `${visitorId} 2`),
      a.say(visitorId, `${visitorId} 3`),
      b.say(visitorId, `${visitorId} 4`),
    ]);
    expect(new Set(places.map(({ conversationId }) => conversationId)).size).toBe(1);
    expect(places.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4]);
  }
  expect(await a.conversations()).toHaveLength(3);
});

pgTest("of any number of claims from two nodes exactly one wins", async () => {
  const url = await site();
  const [a, b] = await Promise.all([node(url), node(url)]);
  for (const visitorId of ["ann", "bob", "cid"]) {
    const { conversationId } = await a.say(visitorId, "help");
    const claims = [a, b, a, b, a, b].map(({ claim }) => claim(conversationId, "dora"));
    const results = await Promise.allSettled(claims);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(String(result.reason)).toMatch("dora was faster");
    }
  }
});

pgTest("changes are numbered without a hole over all nodes and ways to write", async () => {
  const url = await site();
  const [a, b] = await Promise.all([node(url), node(url)]);
  const { conversations } = a.db.tables;
  const mark = (one: typeof a) =>
    one.db.writes.write(async () => {
      const { visitors } = one.db.tables;
      await one.db.orm.update(visitors).set({ seenAt: 2 });
      for (const row of await one.db.orm.select().from(conversations)) {
        one.ledger.update({ ...row, visitorName: null }, { ...row, visitorName: null });
      }
    });
  const said: Promise<unknown>[] = [];
  for (let round = 0; round < 30; round++) {
    for (const visitorId of ["ann", "bob", "cid"]) {
      said.push(a.say(visitorId, `a ${round}`), b.say(visitorId, `b ${round}`));
    }
    if (round % 10 === 0) said.push(mark(a), mark(b));
    if (round % 3 === 0) await Promise.all(said);
  }
  await Promise.all(said);
  const last = await a.lastChange();
  expect(last).toBeGreaterThan(180);
  expect(numbersOf(a.spans, b.spans)).toEqual(upTo(last));
  const rows = await a.conversations();
  expect(rows.at(-1)?.change).toBe(String(last));
  for (const row of rows) expect(row.seq).toBe(60);
});

pgTest("whoever sees a number has all rows up to it", async () => {
  const url = await site();
  const [a, b, reader] = await Promise.all([node(url), node(url), node(url)]);
  let saying = true;
  let [seen, looks] = [0, 0];
  const looking = (async () => {
    while (saying) {
      const { rows } = await reader.db.query(
        `SELECT value, (SELECT max(change) FROM conversations) AS newest FROM counters
         WHERE name = 'change'`,
      );
      expect(Number(rows[0].newest ?? 0)).toBe(Number(rows[0].value));
      expect(Number(rows[0].value)).toBeGreaterThanOrEqual(seen);
      seen = Number(rows[0].value);
      looks += 1;
    }
  })();
  for (let round = 0; round < 30; round++) {
    await Promise.all([a.say("ann", `a ${round}`), b.say("bob", `b ${round}`)]);
  }
  saying = false;
  await looking;
  expect(looks).toBeGreaterThan(1);
});

pgTest("a write that throws is forgotten alone, with the number it would have had", async () => {
  const { say, db, ledger, write, open, texts, spans } = await node(await site());
  const refused = db.writes.stage({ visitorId: "ann" }, () => {
    write(ledger.latestOf("ann") ?? open("ann"), "half");
    throw new Error("changed my mind");
  });
  const [, place] = await Promise.all([
    expect(refused).rejects.toThrow("changed my mind"),
    say("ann", "one"),
    say("ann", "two"),
  ]);
  expect(place.seq).toBe(1);
  expect(await texts()).toEqual(["one", "two"]);
  expect(spans).toEqual([{ from: 1, to: 2 }]);
});

pgTest("one that the database refuses does not take its neighbours with it", async () => {
  const { say, db, open, write, texts, lastChange } = await node(await site());
  const nobody = db.writes.stage({ visitorId: "nobody" }, () => write(open("nobody"), "lost"));
  await Promise.all([
    say("ann", "one"),
    expect(nobody).rejects.toThrow("conversations_visitor_id_visitors_id_fk"),
    say("ann", "two"),
    say("ann", "three"),
  ]);
  expect(await texts()).toEqual(["one", "two", "three"]);
  expect(await lastChange()).toBe(3);
});

pgTest("one conversation can be closed and the next opened in the same moment", async () => {
  const { say, close, db, open, write, conversations } = await node(await site());
  await say("ann", "one");
  await Promise.all([
    close("ann"),
    db.writes.stage({ visitorId: "ann" }, () => write(open("ann"), "two")),
    say("ann", "three"),
  ]);
  expect(await conversations()).toMatchObject([
    { state: "closed", seq: 1 },
    { state: "waiting", seq: 2 },
  ]);
});

pgTest("the open conversation is the latest, however new a closed one is", async () => {
  const { say, db, ledger } = await node(await site());
  await say("ann", "one");
  await db.query(
    `INSERT INTO conversations SELECT 'newer', site_id, visitor_id, 'closed', assignee_id, page_path,
     seq, visible_seq, read_by_agent, read_by_visitor, unread, last_text, last_by, last_at,
     opened_at + 1000, null, 5, null, 999 FROM conversations`,
  );
  const latest = () => db.writes.stage({ visitorId: "ann" }, () => ledger.latestOf("ann"));
  expect(await latest()).toMatchObject({ state: "waiting", visitorName: "Ann", change: 1 });
  await db.query("UPDATE conversations SET state = 'closed'");
  expect(await latest()).toMatchObject({ id: "newer" });
});

pgTest("unread messages are the visitor's own, stored or staged", async () => {
  const { say, db, ledger, write } = await node(await site());
  const { conversationId } = await say("ann", "one");
  await say("ann", "two\0");
  const counted = db.writes.stage({ conversationId, unreadAfter: 1 }, () => {
    const row = ledger.byId(conversationId);
    if (!row) throw new Error("no row");
    const before = ledger.unreadAfter(conversationId, 1);
    const noted = { ...row, seq: row.seq + 1 };
    const note = { conversationId, visitorId: "ann", seq: noted.seq, at: 1, clientId: undefined };
    const by = { kind: "agent" as const, id: "dora" };
    ledger.add({ ...note, by, internal: true, body: '{"type":"note"}' });
    ledger.update(noted, row);
    write(noted, "three");
    return [before, ledger.unreadAfter(conversationId, 1)];
  });
  expect(await counted).toEqual([1, 2]);
  const again = { conversationId, unreadAfter: 0 };
  expect(await db.writes.stage(again, () => ledger.unreadAfter(conversationId, 0))).toBe(3);
});

pgTest("asking for what was not among the needs is a mistake that is named", async () => {
  const { db, ledger } = await node(await site());
  const ask = (work: () => unknown) => db.writes.stage({ visitorId: "ann" }, work);
  await expect(ask(() => ledger.byId("elsewhere"))).rejects.toThrow("conversation elsewhere");
  await expect(ask(() => ledger.latestOf("bob"))).rejects.toThrow("visitor bob");
  await expect(ask(() => ledger.nameOf("bob"))).rejects.toThrow("the name of visitor bob");
  await expect(ask(() => ledger.repeatOf("ann", "x"))).rejects.toThrow("what visitor ann said");
  await expect(ask(() => ledger.unreadAfter("c", 1))).rejects.toThrow("unread");
  await expect(ask(() => ledger.nameOf("ann"))).resolves.toBe("Ann");
  await expect(
    db.writes.stage({ visitorId: "nobody" }, () => [
      ledger.latestOf("nobody"),
      ledger.nameOf("nobody"),
    ]),
  ).resolves.toEqual([undefined, null]);
  expect(() => ledger.byId("c")).toThrow("outside of a write");
});

pgTest("what is no text for PostgreSQL is stored with a sign in its place", async () => {
  const { say, db, ledger, conversations } = await node(await site());
  await say("ann", "cut \ud83d", "client-1");
  await db.writes.stage({ visitorId: "ann" }, () => {
    const row = ledger.latestOf("ann");
    if (row) ledger.update({ ...row, pagePath: "/\0" }, row);
  });
  expect(await conversations()).toMatchObject([{ last_text: "cut \ufffd", page_path: "/\ufffd" }]);
});

pgTest("a row that somebody changed without its visitor's lock is not overwritten", async () => {
  const { db, ledger, say, conversations } = await node(await site());
  const { conversationId } = await say("ann", "one");
  const { conversations: table } = db.tables;
  let attempts = 0;
  await db.writes.write(async () => {
    attempts += 1;
    const [row] = await db.orm.select().from(table);
    if (attempts === 1) await say("ann", "two");
    if (!row) throw new Error(`no row ${conversationId}`);
    const before = { ...row, visitorName: null };
    ledger.update({ ...before, pagePath: "/marked" }, before);
  });
  expect(attempts).toBe(2);
  expect(await conversations()).toMatchObject([{ seq: 2, page_path: "/marked", change: "3" }]);
});

/** Holds a row until the function that it resolves with is called. */
async function hold({ db }: Awaited<ReturnType<typeof node>>, statement: string) {
  const holding = gate();
  const released = gate();
  const writing = db.writes.write(async () => {
    await db.orm.execute(statement);
    holding.open();
    await released.opened;
  });
  await holding.opened;
  return async () => {
    released.open();
    await writing;
  };
}

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

for (const [where, statement] of [
  ["before it has read anything", "SELECT FROM visitors WHERE id = 'ann' FOR UPDATE"],
  ["with everything but its number written", "SELECT FROM counters FOR UPDATE"],
]) {
  pgTest(
    `a session that is ended ${where} refuses all that waits, and stores none of it`,
    async () => {
      const url = await site();
      const [a, b] = await Promise.all([node(url), node(url)]);
      await a.say("ann", "one");
      const release = await hold(b, statement as string);
      const first = a.say("ann", "two").catch((error: unknown) => error);
      const other = a.say("bob", "bob's").catch((error: unknown) => error);
      // Gathered while the batch before is under way.
      await b.whoWaits();
      const later = a.say("ann", "three").catch((error: unknown) => error);
      await b.db.query("SELECT pg_terminate_backend($1)", [await b.whoWaits()]);
      for (const refused of await Promise.all([first, other, later])) {
        expect(refused).toBeInstanceOf(CannotWrite);
      }
      await release();
      expect(await a.texts()).toEqual(["one"]);
      expect(await a.lastChange()).toBe(1);
      await Promise.all([a.say("ann", "two"), a.say("ann", "three")]);
      expect(await a.texts()).toEqual(["one", "two", "three"]);
      expect(a.fatal).toEqual([]);
    },
  );
}

/** Stands between a node and the database; once told, it loses the answer to the next commit. */
async function lossyWay(url: string) {
  const way = new URL(url);
  const { hostname, port } = way;
  let losing = false;
  const server = createServer((near: Socket) => {
    const far = dial(Number(port), hostname);
    let commits = false;
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    near.on("data", (bytes) => {
      commits ||= losing && bytes.includes("commit");
      far.write(bytes);
    });
    far.on("data", (bytes) => {
      // The answer says that it was done; nobody hears it.
      if (!commits) near.write(bytes);
      else if (bytes.includes("COMMIT\0")) cut();
    });
    for (const socket of [near, far]) socket.on("error", cut).on("close", cut);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  way.port = String((server.address() as { port: number }).port);
  return {
    url: way.href,
    lose(yes: boolean) {
      losing = yes;
    },
  };
}

pgTest("a commit whose answer is lost was stored: who says it again is told so", async () => {
  const way = await lossyWay(await site());
  const { say, texts, lastChange } = await node(way.url);
  await say("ann", "one");
  way.lose(true);
  const unclear = await say("ann", "two").catch((error: unknown) => error);
  expect(unclear).toBeInstanceOf(CannotWrite);
  way.lose(false);
  expect(await say("ann", "two")).toMatchObject({ seq: 2 });
  expect(await texts()).toEqual(["one", "two"]);
  expect(await lastChange()).toBe(2);
});

pgTest(
  "who talks does not wait for a write that only refers to their conversation, as the search does",
  async () => {
    const url = await site();
    const [a, other] = await Promise.all([node(url), node(url)]);
    const { conversationId } = await a.say("ann", "one");
    const { searchConversations } = other.db.tables;
    let seq = 0;
    await other.db.writes.write(async () => {
      await other.db.orm.insert(searchConversations).values({ conversationId, seq: 1 });
      // Not before this write has ended, were the row locked against it.
      seq = (await a.say("ann", "two")).seq;
    });
    expect(seq).toBe(2);
  },
);
