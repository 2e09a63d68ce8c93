import type { Ack, EventBody, VisitorSendMessage } from "@foyer/protocol";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Faq } from "../faq/faq.ts";
import type { ChatForms } from "../forms/chat-forms.ts";
import type { MentionColleagues } from "../mentions/mention-colleagues.ts";
import type { Presence } from "../presence/presence.ts";
import type { SpokenFirst } from "../sites/spoken-first.ts";
import { type AttachUploads, filesOf } from "../uploads/attach-uploads.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import type { Acknowledge } from "./acknowledge.ts";
import type { Preparing } from "./preparing.ts";
import { createReply } from "./reply.ts";
import { checkText } from "./text.ts";

export type SendMessage = ReturnType<typeof createSendMessage>;

/** Sending: check, then do. What it returns is on disk. */
export function createSendMessage(deps: {
  changes: ConversationChanges;
  find: FindConversation;
  acknowledge: Acknowledge;
  faq: Faq;
  presence: Presence;
  preparing: Preparing;
  files: AttachUploads;
  forms: ChatForms;
  spokenFirst: SpokenFirst;
  mentions: Pick<MentionColleagues, "checked">;
}) {
  const { changes, find, acknowledge, faq, presence, forms, preparing, files, spokenFirst } = deps;

  /** A visitor's message; it opens, continues or reopens their conversation. */
  async function fromVisitor(visitor: VisitorIdentity, frame: VisitorSendMessage): Promise<Ack> {
    const { clientId, to = "faq", attachmentIds: ids } = frame;
    const text = checkText(frame.text, ids);
    // Whoever it is said to: nothing may overtake what waits for the search to be ready.
    const ready = faq.ready(visitor.siteId);
    if (ready) await ready.catch(() => undefined);
    const saying = { sender: { visitorId: visitor.id, agentId: null }, clientId };
    const claim = ids && (() => files.claim({ ...saying, ids }));
    const form = forms.answered(visitor, to, frame.answers);
    const look = faq.askedWith(visitor, { to, text }, form.look(claim));
    const claimed = await preparing.prepare(visitor.id, look);
    const ack = await acknowledge(clientId, { visitorId: visitor.id }, () => {
      const row = find.toContinue(visitor.id, frame.anew);
      const assigneeHere = row?.assigneeId ? presence.agentIsHere(row.assigneeId) : false;
      const doing = {
        act: { type: "visitor_message", to, assigneeHere } as const,
        by: { kind: "visitor" } as const,
        clientId,
        says: [
          ...spokenFirst(visitor.siteId, frame.proactive),
          ...form.says(row),
          { body: { type: "message", text, ...filesOf(claimed) } as EventBody },
          ...answer(visitor, row, to, text),
        ],
      };
      return row ? changes.change(row, doing) : changes.open(visitor, doing);
    }).catch(files.letGo({ ...saying, ids }));
    await form.note();
    return ack;
  }

  /** Self-service answers what is said to it, in the same transaction; to people it leaves people. */
  function answer(
    visitor: VisitorIdentity,
    row: { state: string; assigneeId: string | null } | undefined,
    to: "faq" | "person",
    text: string,
  ) {
    const inSelfService =
      row === undefined ||
      row.state === "self_service" ||
      (row.state === "closed" && row.assigneeId === null);
    if (to === "person" || !inSelfService) return [];
    return [{ body: faq.answer(visitor.siteId, text), by: { kind: "faq" } as const }];
  }

  return { fromVisitor, ...createReply(deps) };
}
