import type { Chat } from "../chat.ts";
import { type Lazy, lazy } from "../lazy.ts";

type Part = typeof import("./complaint-part.tsx");

const byChat = new WeakMap<Chat, Lazy<Part>>();

/** The form for complaints; null while it is being fetched, which the first asking begins. */
export function complaintPart(chat: Chat): Part | null {
  const part = byChat.get(chat) ?? lazy(chat.host, () => import("./complaint-part.tsx"));
  byChat.set(chat, part);
  return part.get();
}
