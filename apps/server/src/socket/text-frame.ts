import type { Event, Events } from "@foyer/protocol";

/** One message to a client, as bytes: built once, however many receive it. */
export interface TextFrame {
  /** A whole unmasked WebSocket frame, header and payload. */
  readonly bytes: Buffer;
  /** The payload alone. */
  readonly payload: Buffer;
}

const FINAL_TEXT = 0x81;
/** Payloads from here on name their length in two bytes more, and then in eight (RFC 6455, 5.2). */
const MEDIUM = 126;
const LARGE = 0x1_00_00;

/** What is sent to one. */
export const encodeFrame = (frame: object): TextFrame => encodeText(JSON.stringify(frame));

/** The event that was encoded last. One after the other it goes to its visitor and to the consoles. */
let last: { event: Event; text: string } | undefined;

function textOf(event: Event): string {
  if (last?.event !== event) last = { event, text: JSON.stringify(event) };
  return last.text;
}

/** What is published to two audiences: mostly one event, which is turned into JSON once. */
export function textOfEvents({ events, ...rest }: Events): string {
  const head = JSON.stringify(rest).slice(0, -1);
  return `${head},"events":[${events.map(textOf).join()}]}`;
}

/** JSON as a frame. Header and payload in one piece of memory: one write to the socket instead of two. */
export function encodeText(text: string): TextFrame {
  const length = Buffer.byteLength(text);
  const start = length < MEDIUM ? 2 : length < LARGE ? 4 : 10;
  const bytes = Buffer.allocUnsafe(start + length);
  bytes[0] = FINAL_TEXT;
  if (start === 2) bytes[1] = length;
  else if (start === 4) {
    bytes[1] = MEDIUM;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = MEDIUM + 1;
    bytes.writeUInt32BE(0, 2);
    bytes.writeUInt32BE(length, 6);
  }
  bytes.write(text, start);
  return {
    bytes,
    get payload() {
      return bytes.subarray(start);
    },
  };
}
