import type { EventBody } from "@foyer/protocol";
import type { Chat } from "../chat.ts";
import type { Pending } from "../messages/said.ts";

export type Wish = Omit<Extract<EventBody, { type: "contact_left" }>, "type">;

/** How the visitor asked to be reached in this conversation, or is just asking; the last word counts. */
export function wishOf({ messages }: Chat): Wish | undefined {
  const isWish = ({ frame }: Pending) => frame.type === "leave_contact";
  const asking = messages.pending.value.filter(isWish).at(-1);
  if (asking) return asking.frame as Wish;
  let wish: Wish | undefined;
  for (const { body } of messages.events.value) {
    if (body.type === "contact_left") wish = body;
    // What was wished before it ended is another matter.
    if (body.type === "closed") wish = undefined;
  }
  return wish;
}
