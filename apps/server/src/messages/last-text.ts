import type { EventBody } from "@foyer/protocol";

/** Longest last text that lists carry. */
const LAST_TEXT_MAX = 160;

/** What lists show of a message: the start of its text, or the name of its first file. */
export function lastTextOf(body: EventBody): string {
  if (body.type !== "message") return "";
  const [file] = body.attachments ?? [];
  return (body.text || (file ? `📎 ${file.name}` : "")).slice(0, LAST_TEXT_MAX);
}
