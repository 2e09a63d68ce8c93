import type { Db } from "../../db/db.ts";
import type { MadeConversation } from "./make-year.ts";

/** Conversations that one insert stores, with their logs. */
const AT_ONCE = 50;

/** Puts made-up conversations into the database as they are, with their visitors; `change` goes on from `after`. */
export async function storeYear(
  db: Db,
  year: Iterable<MadeConversation>,
  after = 0,
): Promise<MadeConversation[]> {
  const all: MadeConversation[] = [];
  let some: MadeConversation[] = [];
  const known = new Set<string>();
  let change = after;
  async function flush(): Promise<void> {
    const batch = some;
    some = [];
    const first = change;
    change += batch.length;
    await db.writes.write(() => storeSome(db, batch, { known, first }));
  }
  for (const made of year) {
    all.push(made);
    some.push(made);
    if (some.length === AT_ONCE) await flush();
  }
  if (some.length > 0) await flush();
  return all;
}

async function storeSome(
  { orm, tables }: Db,
  batch: MadeConversation[],
  { known, first }: { known: Set<string>; first: number },
): Promise<void> {
  const fresh = batch.filter(({ visitorId }) => !known.has(visitorId) && known.add(visitorId));
  if (fresh.length > 0) {
    const visitors = fresh.map(({ visitorId, siteId, openedAt }) => ({
      ...{ id: visitorId, siteId, tokenHash: visitorId, languages: [], browser: "" },
      ...{ firstSeenAt: openedAt, seenAt: openedAt },
    }));
    await orm.insert(tables.visitors).values(visitors).onConflictDoNothing();
  }
  await orm.insert(tables.conversations).values(
    batch.map((made, at) => {
      const { id, siteId, visitorId, openedAt, lang, tags, teamId, events } = made;
      const last = events.at(-1);
      // One open conversation per visitor is the database's own rule: those left open keep their log alone.
      const state = "closed" as const;
      return {
        ...{ id, siteId, visitorId, openedAt, lang, tags: tags.join("\n"), teamId, state },
        ...{ pagePath: "/", seq: events.length, visibleSeq: events.length, unread: 0 },
        ...{ readByAgent: 0, readByVisitor: 0, lastText: "", lastBy: "visitor" as const },
        ...{ lastAt: last?.at ?? openedAt, change: first + at + 1 },
      };
    }),
  );
  const rows = batch.flatMap(({ id, events }) =>
    events.map((event) => ({ ...event, conversationId: id, clientId: null, internal: false })),
  );
  for (let at = 0; at < rows.length; at += 500)
    await orm.insert(tables.events).values(rows.slice(at, at + 500));
}
