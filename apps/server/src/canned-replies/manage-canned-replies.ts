import type { CannedReply, CannedReplyDraft } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { CannedReplyStore } from "./canned-reply-store.ts";

export type ManageCannedReplies = ReturnType<typeof createManageCannedReplies>;

/** Adding, changing and removing canned replies; a shortcut is taken once. */
export function createManageCannedReplies(deps: { db: Db; clock: Clock; store: CannedReplyStore }) {
  const { db, clock, store } = deps;

  const save = (draft: CannedReplyDraft, id: string | undefined): Promise<CannedReply> =>
    db.writes.write(async () => {
      await db.lock("canned_replies");
      const other = await store.byShortcut(draft.shortcut);
      if (other && other.id !== id) {
        throw new Refusal("conflict", `/${draft.shortcut} is taken by "${other.title}".`);
      }
      const row = { ...draft, id: id ?? nanoid(), updatedAt: clock.now() };
      if (id === undefined) await store.insert(row);
      else if (!(await store.update(row))) throw absent();
      return row;
    });

  return {
    add: (draft: CannedReplyDraft) => save(draft, undefined),
    change: (id: string, draft: CannedReplyDraft) => save(draft, id),
    remove: (id: string): Promise<void> =>
      db.writes.write(async () => {
        if (!(await store.remove(id))) throw absent();
      }),
  };
}

const absent = () => new Refusal("not_found", "There is no such canned reply.");
