import type { Readable } from "node:stream";
import { type Attachment, UPLOAD_MAX } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { createTextCheck, kindOf, refuseProgramName, textType } from "./file-kind.ts";
import { cleanName } from "./file-name.ts";
import { imageSize } from "./image-size.ts";
import type { Sender, UploadRow, UploadStore } from "./upload-store.ts";

/** Bytes in one part: written in a few milliseconds, so that messages go on meanwhile. */
export const CHUNK_BYTES = 256 * 1024;

/** Files of one sender that no message has yet: two messages full. */
export const UNSENT_MAX = 20;

/** Bytes that one sender may send in a day. */
export const DAY_BYTES = 200 * 1024 * 1024;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is told of a file before it comes; `size` in bytes, undefined when nobody says. */
export interface Announced {
  name: string;
  size: number | undefined;
}

export type ReceiveUpload = ReturnType<typeof createReceiveUpload>;

/**
 * Takes a file in, part by part; resolves once all of it is on disk. Refuses what is too large, empty,
 * not of a kind that is taken, or too much for one sender; then nothing of it is left.
 */
export function createReceiveUpload(deps: { db: Db; clock: Clock; store: UploadStore }) {
  const { db, clock, store } = deps;

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
    const { size = UPLOAD_MAX } = announced;
    if (size === 0) throw isEmpty();
    if (size > UPLOAD_MAX) throw isTooLarge();
    const name = cleanName(announced.name);
    refuseProgramName(name);
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

  /** Stores what comes, and says what it is. */
  async function takeIn(row: UploadRow, body: Readable) {
    const isText = createTextCheck();
    let type = "";
    let size = 0;
    let number = 0;
    let picture: ReturnType<typeof imageSize>;
    for await (const bytes of partsOf(body)) {
      size += bytes.length;
      if (number === 0) {
        type = await kindOf(bytes, row.name);
        picture = imageSize(type, bytes);
      }
      if (type === "text") isText(bytes);
      const n = number++;
      await db.writes.write(() => store.addChunk(row.id, n, bytes));
    }
    if (size === 0) throw isEmpty();
    if (type === "text") isText(undefined);
    return { type: type === "text" ? textType(row.name) : type, size, ...picture };
  }
}

/** A file as a message carries it. */
export const toAttachment = (row: UploadRow): Attachment => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  ...(row.width && row.height ? { width: row.width, height: row.height } : {}),
});

/** The body in parts of CHUNK_BYTES; refuses as soon as it is larger than a file may be. */
async function* partsOf(body: Readable): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let held = 0;
  let size = 0;
  for await (const piece of unbroken(body)) {
    size += piece.length;
    if (size > UPLOAD_MAX) throw isTooLarge();
    pieces.push(piece);
    held += piece.length;
    if (held < CHUNK_BYTES) continue;
    const all = Buffer.concat(pieces);
    let at = 0;
    for (; all.length - at >= CHUNK_BYTES; at += CHUNK_BYTES) {
      yield all.subarray(at, at + CHUNK_BYTES);
    }
    pieces = [all.subarray(at)];
    held = all.length - at;
  }
  if (held > 0) yield Buffer.concat(pieces);
}

/** Leaves the request open when it is refused, so that an answer can still be sent. */
async function* unbroken(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body.iterator({ destroyOnReturn: false });
  } catch {
    throw new Refusal("malformed", "The upload was broken off: send the file again.");
  }
}

function refuseTooMuch({ bytes, unsent }: { bytes: number; unsent: number }, size: number): void {
  if (unsent >= UNSENT_MAX) {
    throw new Refusal("rate_limited", `${UNSENT_MAX} files wait to be sent: send or remove some.`);
  }
  if (bytes + size > DAY_BYTES) {
    throw new Refusal("rate_limited", "That is too much for one day: send more tomorrow.");
  }
}

const isEmpty = () => new Refusal("upload_refused", "The file is empty.");
const isTooLarge = () =>
  new Refusal(
    "upload_too_large",
    `The file is too large: ${UPLOAD_MAX / 1024 / 1024} MB is the most.`,
  );
