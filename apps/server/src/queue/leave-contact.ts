import type { Ack, EventBody, LeaveContact } from "@foyer/protocol";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Faq } from "../faq/faq.ts";
import type { Acknowledge } from "../messages/acknowledge.ts";
import type { Preparing } from "../messages/preparing.ts";
import { Refusal } from "../refusal.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";

type ContactLeft = Extract<EventBody, { type: "contact_left" }>;

export type LeaveContactAct = ReturnType<typeof createLeaveContact>;

/**
 * A visitor says how to reach them instead of waiting. Whoever does so wants a person: where they do not wait
 * for one yet, the conversation enters the queue with it. The last word counts.
 */
export function createLeaveContact(deps: {
  changes: ConversationChanges;
  find: FindConversation;
  acknowledge: Acknowledge;
  faq: Faq;
  preparing: Preparing;
  absence: {
    noteContact(visitor: VisitorIdentity, said: { email?: string; phone?: string }): Promise<void>;
  };
}) {
  const { changes, find, acknowledge, faq, preparing, absence } = deps;

  return async (visitor: VisitorIdentity, frame: LeaveContact): Promise<Ack> => {
    const { clientId } = frame;
    const body = toBody(frame);
    // What was said before may wait for the search, and this must not overtake it.
    const ready = faq.ready(visitor.siteId);
    if (ready) await ready.catch(() => undefined);
    const look = faq.askedWith(visitor, { to: "person", text: "" }, undefined);
    await preparing.prepare(visitor.id, look);
    const ack = await acknowledge(clientId, { visitorId: visitor.id }, () => {
      const row = find.toContinue(visitor.id);
      const doing = {
        ...{ act: { type: "ask_person" } as const, by: { kind: "visitor" } as const },
        ...{ clientId, says: [{ body }] },
      };
      return row ? changes.change(row, doing) : changes.open(visitor, doing);
    });
    const { email, phone } = body;
    await absence.noteContact(visitor, { ...(email && { email }), ...(phone && { phone }) });
    return ack;
  };
}

function toBody({ email, phone, when }: LeaveContact): ContactLeft {
  if (!email && !phone)
    throw new Refusal("invalid", "email, phone: leave one of them, so that we can reach you.");
  const suits = when?.toWellFormed().replaceAll("\0", "").trim();
  return {
    type: "contact_left",
    ...(email && { email }),
    ...(phone && { phone }),
    ...(suits && { when: suits }),
  };
}
