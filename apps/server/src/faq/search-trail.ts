import type { EventBody } from "@foyer/protocol";
import type { KeptReading, KeptSearch } from "../db/searched-tables.ts";

/** What somebody did by themselves, oldest first. */
export interface Trail {
  searches: KeptSearch[];
  read: KeptReading[];
}

/** So many of each are kept and told: an agent reads them at a glance. */
const KEPT = 10;

/** Of what a search found the best are named. */
export const NAMED = 3;

/** What was typed on within this time, in milliseconds, was one search in the making. */
const TYPED_ON_MS = 30_000;

export const EMPTY_TRAIL: Trail = { searches: [], read: [] };

/** The trail with one more search: repeats of it and its own beginnings are gone. */
export function withSearch({ searches, read }: Trail, search: KeptSearch): Trail {
  const key = keyOf(search.query);
  const others = searches.filter((each) => {
    const was = keyOf(each.query);
    const isBeginning = key.startsWith(was) || was.startsWith(key);
    return was !== key && !(isBeginning && search.at - each.at < TYPED_ON_MS);
  });
  return { searches: [...others, search].slice(-KEPT), read };
}

/** The trail with an article that was opened or judged; the last word on it counts. */
export function withReading({ searches, read }: Trail, reading: KeptReading): Trail {
  const had = read.find(({ articleId }) => articleId === reading.articleId);
  const others = read.filter((each) => each !== had);
  const now = { ...reading, helped: reading.helped ?? had?.helped ?? null };
  return { searches, read: [...others, now].slice(-KEPT) };
}

/** The trail without what self-service was asked in a conversation: its log has that. */
export function withoutSearch({ searches, read }: Trail, query: string): Trail {
  return { searches: searches.filter((each) => keyOf(each.query) !== keyOf(query)), read };
}

/** What of it is newer than `at`, in milliseconds. */
export const since = ({ searches, read }: Trail, at: number): Trail => ({
  searches: searches.filter((each) => each.at > at),
  read: read.filter((each) => each.at > at),
});

/** When the newest of it was done; undefined where there is nothing. */
export function newestOf({ searches, read }: Trail): number | undefined {
  const all = [...searches, ...read].map(({ at }) => at);
  return all.length > 0 ? Math.max(...all) : undefined;
}

/** As the log tells it. */
export const searchedBody = (trail: Trail): Extract<EventBody, { type: "searched" }> => ({
  type: "searched",
  searches: trail.searches.map(({ query, shown }) => ({ query, shown })),
  read: trail.read.map(({ articleId, question, helped }) => ({
    ...{ articleId, question },
    ...(helped !== null && { helped }),
  })),
});

const keyOf = (query: string): string =>
  query.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
