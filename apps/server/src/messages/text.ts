import { TEXT_MAX } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";

/** What is said, without white space around it. Refuses an empty or overlong text. */
export function checkText(text: string): string {
  if (text.length > TEXT_MAX) {
    throw new Refusal(
      "text_too_long",
      `The text has ${text.length} characters; ${TEXT_MAX} is the most. Send it in parts.`,
    );
  }
  // A lone surrogate is no text: it would come back changed from the disk.
  const trimmed = text.toWellFormed().replaceAll("\0", "").trim();
  if (trimmed === "") throw new Refusal("text_empty", "A message needs text.");
  return trimmed;
}
