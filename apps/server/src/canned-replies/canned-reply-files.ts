import { Readable } from "node:stream";
import type { Attachment } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { bytesOf } from "../uploads/read-upload.ts";
import { refuseTooMuch, toAttachment } from "../uploads/receive-upload.ts";
import { type Announced, checkAnnounced, createTakeIn } from "../uploads/take-in.ts";
import type { Uploads } from "../uploads/uploads.ts";
import type { CannedReplyFileRow, CannedReplyFileStore } from "./canned-reply-file-store.ts";
import { maySee, type Reader } from "./canned-reply-rights.ts";
import type { CannedReplyStore } from "./canned-reply-store.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

export type CannedReplyFiles = ReturnType<typeof createCannedReplyFiles>;

/** Files that go along with canned replies. */
export function createCannedReplyFiles(deps: {
  db: Db;
  clock: Clock;
  store: CannedReplyFileStore;
  replies: Pick<CannedReplyStore, "byId">;
  find: FindConversation;
  uploads: Pick<Uploads, "receive">;
}) {
  const { db, clock, store, replies, find, uploads } = deps;
  const takeIn = createTakeIn(db, store.addChunk);
  const bytes = bytesOf(store);

  /** Takes a file in; it is the agent's own until a reply names it. Refuses as uploads do. */
  async function receive(
    { id: agentId }: Reader,
    announced: Announced,
    body: Readable,
  ): Promise<Attachment> {
    const { name, size } = checkAnnounced(announced);
    const row: CannedReplyFileRow = {
      ...{ id: nanoid(), replyId: null, agentId, place: 0, name, type: "", size },
      ...{ width: null, height: null, complete: false, createdAt: clock.now() },
    };
    await db.writes.write(async () => {
      await db.lock(`canned reply files of ${agentId}`);
      refuseTooMuch(await store.spent(agentId, row.createdAt - DAY_MS), size);
      await store.insert(row);
    });
    try {
      const found = await takeIn(row, body);
      await db.writes.write(() => store.update(row.id, { ...found, complete: true }));
      return toAttachment({ ...row, ...found });
    } catch (error) {
      // What is left after a crash, a sweep removes.
      await db.writes.write(() => store.remove([row.id])).catch(() => undefined);
      throw error;
    }
  }

  async function mayRead(reader: Reader, row: CannedReplyFileRow | undefined): Promise<boolean> {
    if (!row?.complete) return false;
    if (row.replyId === null) return row.agentId === reader.id;
    const reply = await replies.byId(row.replyId);
    return reply !== undefined && maySee(reader, reply);
  }

  /** For whoever has the reply in the menu. Refuses any other as absent. */
  async function read(reader: Reader, id: string): Promise<CannedReplyFileRow> {
    const [row] = await store.byIds([id]);
    if (row && (await mayRead(reader, row))) return row;
    throw new Refusal("not_found", "There is no such file.");
  }

  /** A file of another reply: that one keeps it. */
  async function copy(row: CannedReplyFileRow, change: Partial<CannedReplyFileRow>): Promise<void> {
    const id = nanoid();
    await store.insert({ ...row, ...change, id, createdAt: clock.now() });
    for (let number = 0; ; number += 1) {
      const part = await store.chunk(row.id, number);
      if (!part) return;
      await store.addChunk(id, number, part);
    }
  }

  /**
   * Inside a write: makes these the files of a reply, in this order. What another reply has is copied; what it had
   * before and is not named is gone. Refuses a file that the agent cannot have.
   */
  async function attach(reader: Reader, replyId: string, ids: readonly string[]): Promise<void> {
    const before = await store.ofReply(replyId);
    await store.remove(before.flatMap(({ id }) => (ids.includes(id) ? [] : id)));
    const rows = ids.length > 0 ? await store.byIds([...ids]) : [];
    for (const [place, id] of [...new Set(ids)].entries()) {
      const row = rows.find((one) => one.id === id);
      if (!row || !(await mayRead(reader, row))) {
        throw new Refusal("not_found", "A file is not there any more: attach it again.");
      }
      if (row.replyId === null || row.replyId === replyId)
        await store.update(id, { replyId, place });
      else await copy(row, { replyId, place, agentId: reader.id });
    }
  }

  /** Makes uploads of a reply's files, for the agent to send in a conversation. */
  async function bring(
    { id: agentId }: Reader,
    replyId: string,
    conversationId: string,
  ): Promise<Attachment[]> {
    const { visitorId } = await find.existing(conversationId);
    const brought: Attachment[] = [];
    for (const { id, name, size } of await store.ofReply(replyId)) {
      const body = Readable.from(bytes(id, 0, size - 1), { objectMode: false });
      brought.push(await uploads.receive({ visitorId, agentId }, { name, size }, body));
    }
    return brought;
  }

  return {
    ...{ receive, read, attach, bring, bytes },
    ofReply: async (replyId: string): Promise<Attachment[]> =>
      (await store.ofReply(replyId)).map(toAttachment),
    /** By the reply's id; those without files are not in it. */
    async byReply(): Promise<Map<string, Attachment[]>> {
      const found = new Map<string, Attachment[]>();
      for (const row of await store.attached()) {
        const id = row.replyId ?? "";
        found.set(id, [...(found.get(id) ?? []), toAttachment(row)]);
      }
      return found;
    },
    /** Takes a file back that no reply has yet. Refuses any other. */
    async removeLooseOf({ id: agentId }: Reader, fileId: string): Promise<void> {
      const removed = await db.writes.write(() => store.removeLooseOf(agentId, fileId));
      if (!removed) throw new Refusal("not_found", "There is no such file.");
    },
    /** Removes what no reply has named for a day. */
    removeLoose: (): Promise<void> =>
      db.writes.write(() => store.removeLoose(clock.now() - DAY_MS, clock.now() - HOUR_MS)),
  };
}
