import type { Chat } from "../chat.ts";
import { type LaterTexts, later } from "./en-later.ts";

/** The texts of what was fetched later. */
export function laterTexts(chat: Chat): LaterTexts {
  return { ...(chat.language.value.later ?? later), ...chat.options.value.texts };
}
