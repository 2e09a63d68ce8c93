import { STANDARDS_MAX, type Standard, type StandardDraft } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { createKeptRows } from "../db/kept-rows.ts";
import { Refusal } from "../refusal.ts";
import { checkStandard, type Known } from "./check-standard.ts";
import type { StandardStore } from "./standard-store.ts";

export type ManageStandards = ReturnType<typeof createManageStandards>;

/** Standards: all in memory, for every change of a conversation asks for them; changed by owners and admins. */
export function createManageStandards(deps: {
  db: Db;
  clock: Clock;
  store: StandardStore;
  known: Known;
  /** One was changed here. */
  onChange: () => void;
}) {
  const { db, clock, store, known, onChange } = deps;
  const rows = createKeptRows(({ id }: Standard) => id, store.all, onChange);

  function checked(draft: Standard, all: Standard[]): Standard {
    const name = draft.name.toWellFormed().replaceAll("\0", "").trim();
    if (name === "") throw new Refusal("invalid", "name: blanks alone are no name.");
    const standard = { ...draft, name };
    checkStandard(standard, all, known);
    return standard;
  }

  return {
    /** In the order of their making. */
    list: rows.all,
    read: rows.read,

    add: (draft: StandardDraft): Promise<Standard> =>
      db.writes.write(async () => {
        await db.lock("standards");
        const all = await store.all();
        if (all.length >= STANDARDS_MAX)
          throw new Refusal(
            "conflict",
            `There are ${STANDARDS_MAX} standards: remove one that is not needed first.`,
          );
        const standard = checked({ ...draft, id: nanoid() }, all);
        await store.insert(standard, clock.now());
        return standard;
      }, rows.put),

    change: (id: string, draft: StandardDraft): Promise<Standard> =>
      db.writes.write(async () => {
        await db.lock("standards");
        const all = await store.all();
        if (!all.some((one) => one.id === id)) throw absent();
        const standard = checked({ ...draft, id }, all);
        await store.update(standard);
        return standard;
      }, rows.put),

    remove: (id: string): Promise<void> =>
      db.writes.write(
        async () => {
          await db.lock("standards");
          if (!(await store.all()).some((one) => one.id === id)) throw absent();
          await store.remove(id);
        },
        () => rows.remove(id),
      ),
  };
}

const absent = () => new Refusal("not_found", "There is no such standard.");
