import type { Chat } from "../chat.ts";
import { plural } from "../languages/fill.ts";

/** "3 people are here now", or what happens to a message when nobody is. */
export function peopleHere(chat: Chat): string {
  const { lang, texts } = chat.language.value;
  const count = chat.here.value.length;
  return count ? plural(texts.here, count, lang) : texts.nobody;
}
