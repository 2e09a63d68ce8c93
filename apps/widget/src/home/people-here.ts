import type { Chat } from "../chat.ts";
import { plural } from "../languages/fill.ts";

/** "3 people are here now", and more where more is known; or what happens to a message when nobody is. */
export function peopleHere(chat: Chat): string {
  const texts = chat.texts();
  const { lang } = chat.language.value;
  const count = chat.here.value.length;
  const { opensAt, replySeconds } = chat.availability.value ?? {};
  const more = (replySeconds ?? opensAt) != null && chat.waiting.get()?.presenceLine(chat);
  if (more) return more;
  return count ? plural(texts.here, count, lang) : texts.nobody;
}
