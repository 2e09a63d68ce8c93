import type { Chat } from "../chat.ts";
import { fileUrl, tokenHeader } from "./file-door.ts";

/** The bytes of a file of the conversation. Rejects when it is not to be had. */
export async function read(chat: Chat, id: string): Promise<Blob> {
  const response = await fetch(fileUrl(chat, `/${id}`), { headers: tokenHeader(chat) });
  if (!response.ok) throw response;
  return response.blob();
}
