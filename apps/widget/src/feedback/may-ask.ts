import type { Chat } from "../chat.ts";
import { storedToken } from "../connecting/token.ts";

/**
 * Whether the visitor is to be asked: the server knows of their other devices and conversations. What it would not hear of
 * because it cannot be reached is asked all the same.
 */
export async function mayAsk(chat: Chat, id: string): Promise<boolean> {
  const path = `/api/v1/visitor/conversations/${id}/ask-feedback`;
  try {
    const answer = await fetch(chat.host.origin + path, {
      method: "POST",
      headers: { authorization: `Bearer ${storedToken(chat.storage)}` },
    });
    return !answer.ok || ((await answer.json()) as { due: boolean }).due;
  } catch {
    return true;
  }
}
