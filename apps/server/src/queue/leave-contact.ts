import type { Ack, EventBody, LeaveContact } from "@foyer/protocol";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { Faq } from "../faq/faq.ts";
import type { EventLog } from "../messages/event-log.ts";
import type { Preparing } from "../messages/preparing.ts";
import { Refusal } from "../refusal.ts";
import type { NoteContact } from "../visitors/note-contact.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";

type ContactLeft = Extract<EventBody, { type: "contact_left" }>;

export type LeaveContactAct = ReturnType<typeof createLeaveContact>;

/**
 * A visitor says how to reach them instead of waiting. Whoever does so wants a person: where they do not wait
 * for one yet, the conversation enters the queue with it. The last word counts.
 */
export function createLeaveContact(deps: {
  db: Db;
  changes: ConversationChanges;
  find: FindConversation;
  log: EventLog;
  faq: Faq;
  preparing: Preparing;
  noteContact: NoteContact;
}) {
  const { db, changes, find, log, faq, preparing, noteContact } = deps;

  return async (visitor: VisitorIdentity, frame: LeaveContact): Promise<Ack> => {
    const { clientId } = frame;
    const body = toBody(frame);
    // What was said before may wait for the search, and this must not overtake it.
    const ready = faq.ready(visitor.siteId);
    if (ready) await ready.catch(() => undefined);
    await preparing.prepare(visitor.id);
    const stored = await db.writes.stage(
      { visitorId: visitor.id, clientId },
      () => {
        const repeat = log.repeatOf(visitor.id, clientId);
        if (repeat) return repeat;
        const row = find.toContinue(visitor.id);
        const doing = {
          ...{ act: { type: "ask_person" } as const, by: { kind: "visitor" } as const },
          ...{ clientId, says: [{ body }] },
        };
        return row ? changes.change(row, doing) : changes.open(visitor, doing);
      },
      (result) => {
        if ("row" in result) changes.publish(result);
      },
    );
    const { email, phone } = body;
    await noteContact(visitor.id, { ...(email && { email }), ...(phone && { phone }) });
    if (!("row" in stored)) return { type: "ack", clientId, ...stored };
    return { type: "ack", clientId, conversationId: stored.row.id, seq: stored.after + 1 };
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
