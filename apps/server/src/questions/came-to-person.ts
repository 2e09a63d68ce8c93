import type { EventBody } from "@foyer/protocol";

/** Who comes to a person within this time of an answer was not spared it, in milliseconds. */
export const PASSED_ON_MS = 24 * 60 * 60 * 1000;

/**
 * Whether a visitor comes to a person by this: they ask for one, leave word for one, write into a conversation that a
 * person had, or an agent takes it up. What agents do among themselves is not the visitor's doing.
 */
export function cameToPerson(body: EventBody): boolean {
  switch (body.type) {
    case "queued":
      return body.reason === "asked" || body.reason === "reopened";
    case "reopened":
      return body.state !== "self_service";
    case "claimed":
    case "contact_left":
      return true;
    default:
      return false;
  }
}
