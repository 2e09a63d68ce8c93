import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";

/** Why the server will not have us, where it said so in words of ours. */
export function whyStopped(chat: Chat): string | undefined {
  const kind = chat.session.refusal.value;
  if (kind === "unknown_site") return laterTexts(chat).stoppedSite;
  if (kind === "origin_not_allowed") return laterTexts(chat).stoppedOrigin;
}
