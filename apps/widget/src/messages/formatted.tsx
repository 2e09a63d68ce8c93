import type { JSX } from "preact";
import type { Chat } from "../chat.ts";

/** Signs that light formatting, a heading, a picture, a list or a link may be in a text. */
const FORMATTED = /[*`#[]|:\/\/|mailto:|^\s*[-•\d]/m;

/** What was read once is not read again at every change: the same node is left alone. */
const read = new WeakMap<object, JSX.Element>();

/**
 * `text` with its formatting; as it was typed until the part that reads it is here.
 * `of` is what the text belongs to: a change makes another one.
 */
export function formatted(chat: Chat, of: object, text: string): JSX.Element | string {
  const part = FORMATTED.test(text) && chat.formatting.get();
  if (!part) return text;
  const body = read.get(of) ?? part.drawText(chat, of, text);
  read.set(of, body);
  return body;
}
