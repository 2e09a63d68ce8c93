import type { Event } from "@foyer/protocol";

/** An event as its visitor gets it: what a message said before it was amended is for agents. */
export function forVisitor(event: Event): Event {
  const { body } = event;
  if (body.type !== "edited" && body.type !== "removed") return event;
  const { was: _, ...shown } = body;
  return { ...event, body: shown };
}
