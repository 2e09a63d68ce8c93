import type { TextEncoding } from "@foyer/protocol";
import { Refusal } from "../../refusal.ts";

/** A text, and how its bytes were read. */
export interface Decoded {
  text: string;
  encoding: string;
  /** Nothing in the file says so: it was what fits. */
  guessed: boolean;
}

/** Bytes that are looked at to find out how the others are to be read. */
const PROBE = 4_096;

/** Reads bytes as text. Refuses what cannot be text in this encoding, or in none that can be told. */
export function decodeText(bytes: Uint8Array, wanted: TextEncoding): Decoded {
  const decoded = wanted === "auto" ? guess(bytes) : { encoding: wanted, guessed: false };
  const text = read(bytes, decoded.encoding);
  if (text === undefined) throw misread(decoded.encoding);
  if (text.includes("\0")) {
    throw new Refusal(
      "invalid",
      "This is no text: save the table as CSV, or the text as Markdown.",
    );
  }
  return { ...decoded, text: text.startsWith("\uFEFF") ? text.slice(1) : text };
}

function guess(bytes: Uint8Array): Omit<Decoded, "text"> {
  const marked = ofMark(bytes) ?? ofZeros(bytes.subarray(0, PROBE));
  if (marked) return { encoding: marked, guessed: false };
  if (read(bytes, "utf-8") !== undefined) return { encoding: "utf-8", guessed: false };
  return { encoding: "windows-1252", guessed: true };
}

/** By its byte order mark. */
function ofMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
}

/** In UTF-16 every second byte of what stands between words is zero. */
function ofZeros(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const enough = bytes.length / 20;
  if (odd > enough && even === 0) return "utf-16le";
  if (even > enough && odd === 0) return "utf-16be";
}

function read(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const misread = (encoding: string): Refusal =>
  new Refusal("invalid", `The text cannot be read as ${encoding}: choose another encoding.`);
