import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { followKeyboard } from "./follow-keyboard.ts";
import { createGrip, type Grip } from "./grip.ts";

export { default as css } from "./fitting.css?inline";

const started = new WeakMap<Chat, Grip | undefined>();

/** Lays the panel out by what the visitor does: to be called at each drawing. */
export function fit(chat: Chat, box: HTMLElement): void {
  if (!started.has(chat)) {
    const { isInline } = chat.host;
    const grip = isInline ? undefined : createGrip(box, chat.storage);
    started.set(chat, grip);
    chat.stops.push(followKeyboard(box, isInline));
    if (grip) chat.stops.push(grip.stop);
  }
  started.get(chat)?.name(laterTexts(chat).resize);
}
