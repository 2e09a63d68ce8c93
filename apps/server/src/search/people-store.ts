import { type AnyColumn, desc, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";

export type PeopleStore = ReturnType<typeof createPeopleStore>;

/** Looks for visitors by who they are. */
export function createPeopleStore({ orm, tables: { visitors, conversations } }: Db) {
  return {
    /** Up to `limit` visitors who hold every word in one of their facts, those seen last first. */
    named: (words: string[], limit: number) =>
      orm
        .select({
          id: visitors.id,
          siteId: visitors.siteId,
          name: visitors.name,
          email: visitors.email,
          phone: visitors.phone,
          externalId: visitors.externalId,
          seenAt: visitors.seenAt,
          // Named in full: in what is selected, drizzle leaves tables out.
          conversationId: sql<string | null>`(select "its"."id" from ${conversations} "its"
            where "its"."visitor_id" = "visitors"."id" order by "its"."opened_at" desc limit 1)`,
        })
        .from(visitors)
        .where(sql.join(words.map(knows), sql` and `))
        .orderBy(desc(visitors.seenAt))
        .limit(limit)
        .execute(),
  };

  function knows(word: string): SQL {
    const { name, email, phone, externalId } = visitors;
    const digits = word.replace(/\D/g, "");
    return sql`(${or(
      ...wordings(word).map((one) => like(name, one)),
      like(sql`lower(${email})`, word.toLowerCase()),
      like(externalId, word),
      digits.length >= 3 && !/\p{L}/u.test(word) ? like(bare(phone), digits) : undefined,
    )})`;
  }
}

/** A number as it is dialled, whatever stands between its digits. */
const bare = (phone: AnyColumn): SQL =>
  [" ", "-", "(", ")", "/", "."].reduce<SQL>(
    (inner, sign) => sql`replace(${inner}, ${sign}, '')`,
    sql`${phone}`,
  );

const like = (column: AnyColumn | SQL, part: string): SQL =>
  sql`${column} like ${`%${part.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`;

/** SQLite knows capitals of ASCII alone: others are asked for as people write names. */
function wordings(word: string): string[] {
  const [first = "", ...rest] = word;
  const lower = word.toLowerCase();
  const capital = first.toUpperCase() + rest.join("").toLowerCase();
  return [...new Set([word, lower, word.toUpperCase(), capital])];
}
