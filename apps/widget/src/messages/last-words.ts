import type { Chat } from "../chat.ts";

/** What was said last, in one line; empty when nothing was. */
export function lastWords({ messages }: Chat): string {
  for (const { body } of [...messages.events.value].reverse()) {
    if (body.type === "message") return body.text || (body.attachments?.[0]?.name ?? "");
    if (body.type === "answered") return body.query;
  }
  return "";
}
