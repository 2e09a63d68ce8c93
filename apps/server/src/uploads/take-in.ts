import type { Readable } from "node:stream";
import { UPLOAD_MAX } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { createTextCheck, kindOf, refuseProgramName, textType } from "./file-kind.ts";
import { cleanName } from "./file-name.ts";
import { imageSize } from "./image-size.ts";

/** Bytes in one part: written in a few milliseconds, so that messages go on meanwhile. */
export const CHUNK_BYTES = 256 * 1024;

/** What is told of a file before it comes; `size` in bytes, undefined when nobody says. */
export interface Announced {
  name: string;
  size: number | undefined;
}

/** A name that can be kept, and the most bytes that may come. Refuses what cannot become a file here. */
export function checkAnnounced({ name, size = UPLOAD_MAX }: Announced) {
  if (size === 0) throw isEmpty();
  if (size > UPLOAD_MAX) throw isTooLarge();
  const clean = cleanName(name);
  refuseProgramName(clean);
  return { name: clean, size };
}

/** Stores one part of a file; inside a write. */
type AddChunk = (fileId: string, number: number, bytes: Buffer) => Promise<void>;

/**
 * Makes what takes the bytes of a file in, part by part; it resolves to what the file is: `type`, `size` in bytes, and
 * a picture's `width` and `height`. Refuses what is too large, empty, broken off or of a kind that is not taken.
 */
export function createTakeIn(db: Pick<Db, "writes">, addChunk: AddChunk) {
  return async (row: { id: string; name: string }, body: Readable) => {
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
      await db.writes.write(() => addChunk(row.id, n, bytes));
    }
    if (size === 0) throw isEmpty();
    if (type === "text") isText(undefined);
    return { type: type === "text" ? textType(row.name) : type, size, ...picture };
  };
}

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

const isEmpty = () => new Refusal("upload_refused", "The file is empty.");
const isTooLarge = () =>
  new Refusal(
    "upload_too_large",
    `The file is too large: ${UPLOAD_MAX / 1024 / 1024} MB is the most.`,
  );
