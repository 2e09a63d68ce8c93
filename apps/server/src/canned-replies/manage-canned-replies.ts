import type { CannedReply, CannedReplyDraft } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { CannedReplyFiles } from "./canned-reply-files.ts";
import { mayChange, maySee, type Reader } from "./canned-reply-rights.ts";
import type { CannedReplyRow, CannedReplyStore, Uses } from "./canned-reply-store.ts";
import { checkedReply, sharesName, type Written } from "./check-canned-reply.ts";

export type ManageCannedReplies = ReturnType<typeof createManageCannedReplies>;

const UNUSED: Uses = { uses: 0, myUses: 0, usedAt: null, usedBy: null };

/**
 * Adding, changing, removing and using canned replies. In a scope and a language a shortcut is taken
 * once. `onChange` is called when one was changed here.
 */
export function createManageCannedReplies(deps: {
  db: Db;
  clock: Clock;
  store: CannedReplyStore;
  files: CannedReplyFiles;
  onChange: () => void;
}) {
  const { db, clock, store, files, onChange } = deps;

  /** What this agent has in the menu, by shortcut. */
  async function list(reader: Reader): Promise<CannedReply[]> {
    const [rows, uses, held] = await Promise.all([
      ...([store.all(), store.uses(reader.id), files.byReply()] as const),
    ]);
    return rows
      .filter((row) => maySee(reader, row))
      .map((row) => ({ ...row, ...(uses.get(row.id) ?? UNUSED), files: held.get(row.id) ?? [] }));
  }

  /** With an id of null it is a new one. Inside a write. */
  async function put(reader: Reader | null, written: Written, id: string | null) {
    const others = await store.withShortcut(written.shortcut);
    const other = others.find((one) => one.id !== id && sharesName(one, written));
    if (other) {
      throw new Refusal("conflict", `/${written.shortcut} is taken by "${other.title}".`);
    }
    const stamp = { updatedAt: clock.now(), editedBy: reader?.id ?? null };
    const row: CannedReplyRow = { ...written, ...stamp, id: id ?? nanoid() };
    await (id === null ? store.insert(row) : store.update(row));
    return row;
  }

  const add = async (reader: Reader | null, draft: CannedReplyDraft): Promise<CannedReply> => {
    const { fileIds = [] } = draft;
    const written = checkedReply(reader, draft, undefined, fileIds.length > 0);
    const row = await db.writes.write(async () => {
      await db.lock("canned_replies");
      const added = await put(reader, written, null);
      if (reader) await files.attach(reader, added.id, fileIds);
      return added;
    }, onChange);
    return { ...row, ...UNUSED, files: await files.ofReply(row.id) };
  };

  async function change(reader: Reader, id: string, draft: CannedReplyDraft): Promise<CannedReply> {
    const row = await db.writes.write(async () => {
      await db.lock("canned_replies");
      const before = await changeable(reader, id);
      const held = draft.fileIds ?? (await files.ofReply(id));
      const changed = await put(reader, checkedReply(reader, draft, before, held.length > 0), id);
      if (draft.fileIds) await files.attach(reader, id, draft.fileIds);
      return changed;
    }, onChange);
    const [uses, held] = await Promise.all([store.uses(reader.id), files.ofReply(id)]);
    return { ...row, ...(uses.get(id) ?? UNUSED), files: held };
  }

  async function remove(reader: Reader, id: string): Promise<void> {
    await db.writes.write(async () => {
      await changeable(reader, id);
      await store.remove(id);
    }, onChange);
  }

  /** One that is in this agent's menu. Refuses any other as absent. */
  async function seen(reader: Reader, id: string): Promise<CannedReplyRow> {
    const row = await store.byId(id);
    if (!row || !maySee(reader, row)) {
      throw new Refusal("not_found", "There is no such canned reply.");
    }
    return row;
  }

  async function changeable(reader: Reader, id: string): Promise<CannedReplyRow> {
    const row = await seen(reader, id);
    if (mayChange(reader, row)) return row;
    throw new Refusal("forbidden", "Only owners and admins change what agents share.");
  }

  /** Counts that an agent put it into what they write. */
  const use = (reader: Reader, id: string): Promise<void> =>
    db.writes.write(async () => {
      await seen(reader, id);
      await store.addUse(id, reader.id, clock.now());
    });

  return { list, add, change, remove, seen, use, put };
}
