import type { Ack, AskPerson, CloseConversation, EventBody } from "@foyer/protocol";
import type { Faq } from "../faq/faq.ts";
import type { ChatForms } from "../forms/chat-forms.ts";
import type { Acknowledge } from "../messages/acknowledge.ts";
import type { Preparing } from "../messages/preparing.ts";
import { Refusal } from "../refusal.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import type { ConversationChanges, Recorded } from "./change-conversation.ts";
import type { ConversationRow, FindConversation } from "./find-conversation.ts";
import type { Act } from "./next-state.ts";

type Apply = (
  doing: Parameters<ConversationChanges["change"]>[1],
  row?: ConversationRow,
) => Recorded;

export type VisitorActs = ReturnType<typeof createVisitorActs>;

/** What a visitor may do to their conversation beside writing. */
export function createVisitorActs(deps: {
  changes: ConversationChanges;
  find: FindConversation;
  acknowledge: Acknowledge;
  faq: Faq;
  forms: ChatForms;
  preparing: Preparing;
}) {
  const { changes, find, acknowledge, faq, forms, preparing } = deps;

  /** "Talk to a person": into the queue. Asked again while there already: nothing new. */
  async function askPerson(
    visitor: VisitorIdentity,
    { clientId, answers }: AskPerson,
  ): Promise<Ack> {
    const form = forms.answered(visitor, "person", answers);
    const apply: Apply = (doing, row) => {
      const told = form.says(row);
      const says = told.length > 0 ? told : doing.says;
      return row
        ? changes.change(row, { ...doing, says })
        : changes.open(visitor, { ...doing, says });
    };
    const look = faq.askedWith(visitor, { to: "person", text: "" }, form.look());
    const ack = await act(visitor, clientId, { type: "ask_person" }, apply, look);
    await form.note();
    return ack;
  }

  /** The visitor ends the conversation. */
  const close = (visitor: VisitorIdentity, frame: CloseConversation): Promise<Ack> =>
    act(
      visitor,
      frame.clientId,
      { type: "visitor_close", outcome: frame.outcome },
      (doing, row) => {
        if (!row) throw new Refusal("wrong_state", "There is no conversation to end.");
        return changes.change(row, doing);
      },
    );

  async function act(
    visitor: VisitorIdentity,
    clientId: string,
    what: Act & { type: "ask_person" | "visitor_close" },
    apply: Apply,
    look?: () => Promise<unknown>,
  ): Promise<Ack> {
    // What was said before may wait for the search, and this must not overtake it.
    const ready = faq.ready(visitor.siteId);
    if (ready) await ready.catch(() => undefined);
    await preparing.prepare(visitor.id, look);
    return acknowledge(clientId, { visitorId: visitor.id }, () => {
      const row = find.toContinue(visitor.id);
      const says = isSo(row, what) ? [{ body: askedAgain(what) }] : [];
      return apply({ act: what, by: { kind: "visitor" }, clientId, says }, row);
    });
  }

  return { askPerson, close };
}

/** Whether what they ask for is so already. */
function isSo(row: ConversationRow | undefined, { type }: Act): boolean {
  const closed = row?.state === "closed";
  return type === "ask_person" ? row?.state === "waiting" || row?.state === "active" : closed;
}

/** Without an event a late repeat of the same client id would be taken for something new. */
const askedAgain = ({ type }: Act): EventBody => ({
  type: "asked_again",
  what: type === "ask_person" ? "person" : "close",
});
