import { TEXT_MAX } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";

/**
 * What is said, without white space around it. Refuses an overlong text, and an empty one unless files
 * come with it.
 */
export function checkText(text: string, files?: readonly string[]): string {
  if (text.length > TEXT_MAX) {
    throw new Refusal(
      "text_too_long",
      `The text has ${text.length} characters; ${TEXT_MAX} is the most. Send it in parts.`,
    );
  }
  // A lone surrogate is no text: it would come back changed from the disk.
  const trimmed = text.toWellFormed().replaceAll("\0", "").trim();
  if (trimmed === "" && !files) throw new Refusal("text_empty", "A message needs text.");
  return trimmed;
}

/** The text of an answer to press, on one line. Refuses an empty one. */
export function checkChoice(text: string): string {
  return checkText(text.replace(/\s+/g, " "));
}
