import type { Db } from "../../db/db.ts";

const PER_CONVERSATION = 20;
const CONVERSATIONS_AT_ONCE = 20;
const MINUTE_MS = 60_000;

/** Puts texts into the log as if visitors had said them, a minute apart, twenty in each conversation. */
export async function fillForSearch(db: Db, texts: readonly string[]): Promise<void> {
  const { sites, visitors, conversations, events } = db.tables;
  const begin = Date.now() - texts.length * MINUTE_MS;
  const count = Math.ceil(texts.length / PER_CONVERSATION);
  await db.writes.write(async () => {
    await db.orm.insert(sites).values({
      ...{ id: "site", key: "site", name: "Site", accent: "#000000", greeting: "", intro: "" },
      ...{ lang: "en", origins: [], createdAt: begin },
    });
  });
  for (let from = 0; from < count; from += CONVERSATIONS_AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(CONVERSATIONS_AT_ONCE, count - from) },
      (_, at) => from + at,
    );
    await db.writes.write(async () => {
      await db.orm.insert(visitors).values(
        numbers.map((number) => ({
          ...{ id: `visitor-${number}`, siteId: "site", tokenHash: `${number}`, languages: [] },
          ...{ browser: "", firstSeenAt: begin, seenAt: begin },
        })),
      );
      await db.orm.insert(conversations).values(
        numbers.map((number) => ({
          ...{ id: `conversation-${number}`, siteId: "site", visitorId: `visitor-${number}` },
          ...({ state: "waiting", pagePath: "/", seq: PER_CONVERSATION } as const),
          ...{ visibleSeq: PER_CONVERSATION, readByAgent: 0, readByVisitor: 0, unread: 0 },
          ...({ lastText: "", lastBy: "visitor", lastAt: begin, openedAt: begin } as const),
          change: number + 1,
        })),
      );
      await db.orm.insert(events).values(
        numbers.flatMap((number) =>
          texts
            .slice(number * PER_CONVERSATION, (number + 1) * PER_CONVERSATION)
            .map((text, at) => ({
              ...{ conversationId: `conversation-${number}`, seq: at + 1 },
              at: begin + (number * PER_CONVERSATION + at) * MINUTE_MS,
              ...({ byKind: "visitor", internal: false } as const),
              body: { type: "message", text } as const,
            })),
        ),
      );
    });
  }
}
