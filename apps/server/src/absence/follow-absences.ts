import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { AbsenceProgress, AbsenceStore } from "./absence-store.ts";
import { QUIET_MS } from "./when-due.ts";

/** Conversations of one portion: its write takes some milliseconds. */
const AT_ONCE = 200;

/** What was said longer before absences were looked after is news to nobody. */
const BEFORE_MS = 60 * 60 * 1000;

/**
 * Follows the numbers of changes and notes which conversations end with words of an agent that their visitor has not
 * read: nobody waits for it who answers. Position and notes are written together, and a portion that somebody else has
 * done is dropped.
 */
export function createFollowAbsences(deps: { db: Db; clock: Clock; store: AbsenceStore }) {
  const { db, clock, store } = deps;

  async function begun(): Promise<AbsenceProgress | undefined> {
    const known = await store.progress();
    if (known) return known;
    await db.writes.write(() => store.begin(clock.now()));
    return store.progress();
  }

  async function portion(end: number): Promise<boolean> {
    const from = await begun();
    const changed = from ? await store.changedAfter(from.change, AT_ONCE) : [];
    const last = changed.at(-1);
    if (!from || !last) return false;
    const isNews = ({ isUnread, lastAt }: (typeof changed)[number]) =>
      isUnread && lastAt > from.since - BEFORE_MS;
    return db.writes.write(async () => {
      if (!(await store.proceed(from, last.change))) return false;
      for (const { id, lastAt } of changed.filter(isNews)) await store.look(id, lastAt + QUIET_MS);
      return changed.length === AT_ONCE && last.change < end;
    });
  }

  /** Everything that has happened before it was called, but for talks that go on meanwhile: those wait for the next time. */
  return async (): Promise<void> => {
    // In a busy house there is always something newer.
    const end = await store.lastChange();
    while (await portion(end));
  };
}
