import type { Readable } from "node:stream";
import type { Attachment } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { type Announced, checkAnnounced, createTakeIn } from "./take-in.ts";
import type { Sender, UploadRow, UploadStore } from "./upload-store.ts";

/** Files of one sender that no message has yet: two messages full. */
export const UNSENT_MAX = 20;

/** Bytes that one sender may send in a day. */
export const DAY_BYTES = 200 * 1024 * 1024;

const DAY_MS = 24 * 60 * 60 * 1000;

export type ReceiveUpload = ReturnType<typeof createReceiveUpload>;

/**
 * Takes a file in, part by part; resolves once all of it is on disk. Refuses what is too large, empty,
 * not of a kind that is taken, or too much for one sender; then nothing of it is left.
 */
export function createReceiveUpload(deps: { db: Db; clock: Clock; store: UploadStore }) {
  const { db, clock, store } = deps;
  const takeIn = createTakeIn(db, store.addChunk);

  return async (sender: Sender, announced: Announced, body: Readable): Promise<Attachment> => {
    const row = await begin(sender, announced);
    try {
      const found = await takeIn(row, body);
      await db.writes.write(() => store.update(row.id, { ...found, complete: true }));
      return toAttachment({ ...row, ...found });
    } catch (error) {
      // What is left after a crash, a sweep removes.
      await db.writes.write(() => store.remove(row.id)).catch(() => undefined);
      throw error;
    }
  };

  async function begin(sender: Sender, announced: Announced): Promise<UploadRow> {
    const { name, size } = checkAnnounced(announced);
    const now = clock.now();
    const row: UploadRow = {
      ...{ id: nanoid(), ...sender, name, type: "", size, width: null, height: null },
      ...{ complete: false, clientId: null, attached: false, createdAt: now },
    };
    await db.writes.write(async () => {
      // Else two that begin at once would each count without the other.
      await db.lock(`uploads of ${sender.agentId ?? sender.visitorId}`);
      const spent = await store.spent(sender, now - DAY_MS);
      refuseTooMuch(spent, size);
      await store.insert(row);
    });
    return row;
  }
}

type FileRow = Pick<UploadRow, "id" | "name" | "type" | "size" | "width" | "height">;

/** A file as a message carries it. */
export const toAttachment = (row: FileRow): Attachment => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  ...(row.width && row.height ? { width: row.width, height: row.height } : {}),
});

/** Refuses more than one sender may send in a day, or may let wait. */
export function refuseTooMuch(
  { bytes, unsent }: { bytes: number; unsent: number },
  size: number,
): void {
  if (unsent >= UNSENT_MAX) {
    throw new Refusal("rate_limited", `${UNSENT_MAX} files wait to be sent: send or remove some.`);
  }
  if (bytes + size > DAY_BYTES) {
    throw new Refusal("rate_limited", "That is too much for one day: send more tomorrow.");
  }
}
