import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";
import { firstNumber } from "./message-number.ts";
import type { Vocabulary, Wanted } from "./query.ts";
import { nearest, spellingsOf } from "./spellings.ts";

/** Behind every text that begins the same: the last code point that there is. */
const LAST = "\u{10ffff}";

/** Which messages may be found. Times in milliseconds since 1970, from `since` to before `until`. */
export interface HitFilter {
  conversationId?: string | undefined;
  siteId?: string | undefined;
  /** Who said it: "visitor", or the id of an agent. */
  by?: string | undefined;
  since?: number | undefined;
  until?: number | undefined;
}

type Events = Tables["events"]["$inferSelect"];

/** A message that was found, with what it belongs to. */
export interface Found extends Pick<Events, "at" | "byKind" | "byId" | "internal" | "body"> {
  number: number;
  conversationId: string;
  seq: number;
  siteId: string;
  visitorId: string;
  visitorName: string | null;
  pagePath: string;
}

export type HitStore = ReturnType<typeof createHitStore>;

/** What looks into the search index. */
export function createHitStore({ orm, tables }: Db) {
  const { conversations, events, visitors } = tables;
  const { searchMessages, searchTerms, searchWords, searchSpellings } = tables;

  const vocabulary: Vocabulary = {
    async counts(words) {
      if (words.length === 0) return new Map();
      const rows = await orm.select().from(searchWords).where(inArray(searchWords.word, words));
      return new Map(rows.map(({ word, messages }) => [word, messages]));
    },

    async beginningWith(start, limit) {
      const { word, messages } = searchWords;
      const rows = await orm
        .select({ word })
        .from(searchWords)
        .where(and(gte(word, start), lt(word, start + LAST), sql`${messages} > 0`))
        .orderBy(desc(messages), word)
        .limit(limit);
      return rows.map((row) => row.word);
    },

    async near(word) {
      const spellings = spellingsOf(word);
      if (spellings.length === 0) return [];
      const rows = await orm
        .selectDistinct({ word: searchWords.word, messages: searchWords.messages })
        .from(searchSpellings)
        .innerJoin(searchWords, eq(searchWords.word, searchSpellings.word))
        .where(and(inArray(searchSpellings.spelling, spellings), sql`${searchWords.messages} > 0`))
        .orderBy(desc(searchWords.messages));
      return nearest(
        word,
        rows.map((row) => row.word),
      );
    },
  };

  const has = (terms: string[]) => sql`exists (select 1 from ${searchTerms} "held"
    where "held"."term" in ${terms} and "held"."message" = ${searchMessages.number})`;
  /** One of the alternatives; those of one term are one question. */
  const hasOne = ({ alternatives }: Wanted): SQL | undefined => {
    const single = alternatives.filter((all) => all.length === 1).flat();
    const several = alternatives.filter((all) => all.length > 1);
    return or(
      single.length > 0 ? has(single) : undefined,
      ...several.map((all) => and(...all.map((term) => has([term])))),
    );
  };

  const conditions = ({ siteId, by, since, until }: HitFilter, before: number | undefined) => [
    since === undefined ? undefined : gte(searchMessages.number, firstNumber(since)),
    until === undefined ? undefined : lt(searchMessages.number, firstNumber(until)),
    before === undefined ? undefined : lt(searchMessages.number, before),
    siteId === undefined
      ? undefined
      : sql`exists (select 1 from ${conversations}
      where ${conversations.id} = ${searchMessages.conversationId} and ${conversations.siteId} = ${siteId})`,
    by === undefined
      ? undefined
      : sql`exists (select 1 from ${events}
      where ${events.conversationId} = ${searchMessages.conversationId} and ${events.seq} = ${searchMessages.seq}
      and ${by === "visitor" ? eq(events.byKind, "visitor") : and(eq(events.byKind, "agent"), eq(events.byId, by))})`,
  ];

  async function within(conversationId: string, where: (SQL | undefined)[], limit: number) {
    return orm
      .select({ number: searchMessages.number })
      .from(searchMessages)
      .where(and(eq(searchMessages.conversationId, conversationId), ...where))
      .orderBy(desc(searchMessages.number))
      .limit(limit);
  }

  /** Walks the messages of a term from the newest on, so that it may end when there are enough. */
  const walk = (term: string, where: (SQL | undefined)[], limit: number) =>
    orm
      .select({ number: searchTerms.message })
      .from(searchTerms)
      .innerJoin(searchMessages, eq(searchMessages.number, searchTerms.message))
      .where(and(eq(searchTerms.term, term), ...where))
      .orderBy(desc(searchTerms.message))
      .limit(limit);

  return {
    vocabulary,

    /** Numbers of up to `limit` messages that may be what is wanted, newest first, below `before`. */
    async numbers(
      wanted: readonly Wanted[],
      filter: HitFilter,
      before: number | undefined,
      limit: number,
    ): Promise<number[]> {
      const rarest = wanted.toSorted((a, b) => a.messages - b.messages)[0];
      if (!rarest || rarest.alternatives.length === 0) return [];
      const where = conditions(filter, before);
      const { conversationId } = filter;
      if (conversationId !== undefined) {
        const rows = await within(conversationId, [...where, ...wanted.map(hasOne)], limit);
        return rows.map(({ number }) => number);
      }
      const others = wanted.filter((one) => one !== rarest).map(hasOne);
      const walks = rarest.alternatives.map(([first = "", ...rest]) =>
        walk(first, [...where, ...rest.map((term) => has([term])), ...others], limit),
      );
      const numbers = (await Promise.all(walks)).flat().map(({ number }) => number);
      return [...new Set(numbers)].sort((a, b) => b - a).slice(0, limit);
    },

    /** The messages of these numbers, newest first. */
    read: async (numbers: number[]): Promise<Found[]> =>
      numbers.length === 0
        ? []
        : orm
            .select({
              number: searchMessages.number,
              conversationId: searchMessages.conversationId,
              seq: searchMessages.seq,
              at: events.at,
              byKind: events.byKind,
              byId: events.byId,
              internal: events.internal,
              body: events.body,
              siteId: conversations.siteId,
              visitorId: conversations.visitorId,
              visitorName: visitors.name,
              pagePath: conversations.pagePath,
            })
            .from(searchMessages)
            .innerJoin(
              events,
              and(
                eq(events.conversationId, searchMessages.conversationId),
                eq(events.seq, searchMessages.seq),
              ),
            )
            .innerJoin(conversations, eq(conversations.id, searchMessages.conversationId))
            .innerJoin(visitors, eq(visitors.id, conversations.visitorId))
            .where(inArray(searchMessages.number, numbers))
            .orderBy(desc(searchMessages.number)),
  };
}
