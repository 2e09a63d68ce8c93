import { IMPORTED_ARTICLES_MAX } from "@foyer/protocol";
import { type Unzipped, unzipSync } from "fflate";
import { Refusal } from "../../refusal.ts";
import type { Breathe } from "./breath.ts";

/** A file of a zip; without bytes it is larger than a file of an article may be. */
export interface PackedFile {
  path: string;
  bytes: Uint8Array | undefined;
}

/** Largest file of one article, in bytes, as it is when unpacked. */
export const PAGE_MAX = 512 * 1024;

/** All of them together. */
const UNPACKED_MAX = 64 * 1024 * 1024;

/** Bytes that are unpacked without letting others in between: a few milliseconds of work. */
const AT_ONCE = 1024 * 1024;

/** Whether a file is a zip, by how it begins. */
export const isZip = ([a, b, c, d]: Uint8Array): boolean =>
  a === 0x50 && b === 0x4b && (c === 0x03 || c === 0x05) && (d === 0x04 || d === 0x06);

interface Listed {
  name: string;
  size: number;
}

/** The files of a zip that `wanted` says. Refuses what is no zip, or unpacks to too much. */
export async function unpack(
  zip: Uint8Array,
  wanted: (path: string) => boolean,
  breathe: Breathe,
): Promise<{ files: PackedFile[]; others: string[] }> {
  const listed: Listed[] = [];
  const others: string[] = [];
  let total = 0;
  // Looks at the list of files alone: nothing is unpacked yet.
  some(zip, ({ name, originalSize }) => {
    if (name.endsWith("/") || isHidden(name)) return false;
    if (!wanted(name)) others.push(name);
    else listed.push({ name, size: originalSize });
    if (wanted(name) && originalSize <= PAGE_MAX) total += originalSize;
    return false;
  });
  if (others.includes("[Content_Types].xml")) {
    throw invalid(
      "This is a workbook or a document: save the table as CSV, or the text as Markdown.",
    );
  }
  if (listed.length > IMPORTED_ARTICLES_MAX) {
    throw invalid(`${IMPORTED_ARTICLES_MAX} articles are the most for one file: part it in two.`);
  }
  if (total > UNPACKED_MAX) throw invalid("The zip unpacks to more than 64 MB: part it in two.");
  return { files: await unpackAll(zip, listed, breathe), others };
}

async function unpackAll(
  zip: Uint8Array,
  listed: readonly Listed[],
  breathe: Breathe,
): Promise<PackedFile[]> {
  const files: PackedFile[] = [];
  for (const batch of batches(listed)) {
    const names = new Set(batch.map(({ name }) => name));
    // No more than what the list says is unpacked of any file.
    const found = some(
      zip,
      ({ name, originalSize }) => names.has(name) && originalSize <= PAGE_MAX,
    );
    for (const { name } of batch) files.push({ path: name, bytes: found[name] });
    await breathe();
  }
  return files;
}

function* batches(listed: readonly Listed[]): Generator<Listed[]> {
  let batch: Listed[] = [];
  let size = 0;
  for (const file of listed) {
    if (size > 0 && size + file.size > AT_ONCE) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(file);
    size += Math.min(file.size, PAGE_MAX);
  }
  if (batch.length > 0) yield batch;
}

function some(
  zip: Uint8Array,
  filter: (file: { name: string; originalSize: number }) => boolean,
): Unzipped {
  try {
    return unzipSync(zip, { filter });
  } catch {
    throw invalid("The zip cannot be read: it is damaged, or made in another way. Pack it anew.");
  }
}

/** What systems put beside one's own files. */
const isHidden = (name: string): boolean =>
  /(^|\/)(\.|__MACOSX|Thumbs\.db|desktop\.ini)/.test(name);

const invalid = (message: string): Refusal => new Refusal("invalid", message);
