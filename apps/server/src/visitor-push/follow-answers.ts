import type { Db } from "../db/db.ts";
import type { VisitorPushStore } from "./visitor-push-store.ts";

/** Conversations of one portion: its write takes some milliseconds. */
const AT_ONCE = 200;

/** Whoever is only loading the page anew is back by then, and the next line may be there, in milliseconds. */
const SOON_MS = 2_000;

/**
 * Follows the numbers of changes and notes which conversations end with an unread answer for a visitor who is to be
 * told. Position and notes are written together, and a portion that somebody else has done is dropped. What was said
 * before the first look is news to nobody.
 */
export function createFollowAnswers({ db, store }: { db: Db; store: VisitorPushStore }) {
  async function portion(last: number): Promise<boolean> {
    const from = await store.progress();
    if (from === undefined) await db.writes.write(() => store.begin(last));
    if (from === undefined || last <= from) return false;
    const answered = await store.answeredBetween(from, last, AT_ONCE);
    const isMore = answered.length === AT_ONCE;
    const to = isMore ? (answered.at(-1)?.change ?? last) : last;
    return db.writes.write(async () => {
      if (!(await store.proceed(from, to))) return false;
      for (const { id, lastAt } of answered) await store.look(id, lastAt + SOON_MS);
      return isMore;
    });
  }

  /** Everything that has happened before it was called. */
  return async (): Promise<void> => {
    const last = await store.lastChange();
    while (await portion(last));
  };
}
