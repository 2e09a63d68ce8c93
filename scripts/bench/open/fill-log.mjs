/** Conversations that grow at the same time, so that the long one is written as in life. */
const OTHERS = 5;
const PER_WRITE = 200;
const TEXT = "Do you also have this one in green? ".padEnd(100, ".");

/** Writes `count` events of one conversation, between those of others that grow beside it. */
export async function fillLog({ db, changes }, count) {
  const now = Date.now();
  const { sites, visitors } = db.tables;
  const them = Array.from({ length: OTHERS + 1 }, (_, i) => visitorRow(i, now));
  await db.writes.write(async () => {
    await db.orm.insert(sites).values(siteRow(now));
    await db.orm.insert(visitors).values(them);
  });
  // SQLite has all in memory that the work may need: nothing has to be named.
  let rows = await db.writes.stage({}, () =>
    Array.from({ length: OTHERS + 1 }, (_, i) => {
      const visitor = { id: `visitor-${i}`, siteId: "site", name: null, pagePath: "/" };
      return changes.open(visitor, saying(i, 0)).row;
    }),
  );
  while (rows[0].seq < count) {
    await db.writes.stage({}, () => {
      for (let n = 0; n < PER_WRITE && rows[0].seq < count; n++) {
        rows = rows.map((row, i) => changes.change(row, saying(i, row.seq)).row);
      }
    });
  }
  return rows[0];
}

const saying = (i, n) => ({
  act: { type: "visitor_message", to: "person", assigneeHere: false },
  by: { kind: "visitor" },
  clientId: `filling-${i}-${n}`,
  says: [{ body: { type: "message", text: TEXT } }],
});

const siteRow = (createdAt) => ({
  ...{ id: "site", key: "site", name: "Site", accent: "#3b5bdb", greeting: "", intro: "" },
  ...{ lang: "en", origins: [], createdAt },
});

const visitorRow = (i, at) => ({
  ...{ id: `visitor-${i}`, siteId: "site", tokenHash: `hash-${i}`, name: null, email: null },
  ...{ page: null, languages: ["en"], timeZone: null, browser: "", firstSeenAt: at, seenAt: at },
});
