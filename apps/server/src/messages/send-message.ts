import type { Ack, AgentSendMessage, EventBody, VisitorSendMessage } from "@foyer/protocol";
import type { ConversationChanges, Recorded } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { Faq } from "../faq/faq.ts";
import type { Presence } from "../presence/presence.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import type { EventLog } from "./event-log.ts";
import { checkText } from "./text.ts";

export type SendMessage = ReturnType<typeof createSendMessage>;

/** Sending: check, then do. What it returns is on disk. */
export function createSendMessage(deps: {
  db: Db;
  changes: ConversationChanges;
  find: FindConversation;
  log: EventLog;
  faq: Faq;
  presence: Presence;
}) {
  const { db, changes, find, log, faq, presence } = deps;

  /** A visitor's message; it opens, continues or reopens their conversation. */
  async function fromVisitor(visitor: VisitorIdentity, frame: VisitorSendMessage): Promise<Ack> {
    const { clientId, to = "faq" } = frame;
    const text = checkText(frame.text);
    // Whoever it is said to: nothing may overtake what waits for the search to be ready.
    const ready = faq.ready(visitor.siteId);
    if (ready) await ready.catch(() => undefined);
    return acknowledge(clientId, { visitorId: visitor.id }, () => {
      const row = find.toContinue(visitor.id);
      const assigneeHere = row?.assigneeId ? presence.agentIsHere(row.assigneeId) : false;
      const doing = {
        act: { type: "visitor_message", to, assigneeHere } as const,
        by: { kind: "visitor" } as const,
        clientId,
        says: [{ body: { type: "message", text } as EventBody }, ...answer(visitor, row, to, text)],
      };
      return row ? changes.change(row, doing) : changes.open(visitor, doing);
    });
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

  /** The reply of the agent who has the conversation. */
  async function fromAgent(agentId: string, frame: AgentSendMessage): Promise<Ack> {
    const text = checkText(frame.text);
    return say(agentId, frame, { type: "agent_message", agentId }, { type: "message", text });
  }

  /** A note for colleagues, in any state. */
  async function note(agentId: string, frame: Omit<AgentSendMessage, "type">): Promise<Ack> {
    const text = checkText(frame.text);
    return say(agentId, frame, { type: "note", agentId }, { type: "note", text });
  }

  function say(
    agentId: string,
    { conversationId, clientId }: Omit<AgentSendMessage, "type">,
    act: { type: "agent_message" | "note"; agentId: string },
    body: EventBody,
  ): Promise<Ack> {
    const doing = { act, by: { kind: "agent" as const, id: agentId }, clientId, says: [{ body }] };
    return acknowledge(clientId, { conversationId }, () =>
      changes.change(find.staged(conversationId), doing),
    );
  }

  /** Stores once and publishes; a repeat of `clientId` gets the first ack again. */
  async function acknowledge(
    clientId: string,
    whose: { visitorId: string } | { conversationId: string },
    store: () => Recorded,
  ): Promise<Ack> {
    const stored = await db.writes.stage(
      { ...whose, clientId },
      () => log.repeatOf(visitorOf(whose), clientId) ?? store(),
      (result) => {
        if ("row" in result) changes.publish(result);
      },
    );
    if ("row" in stored) {
      return { type: "ack", clientId, conversationId: stored.row.id, seq: stored.after + 1 };
    }
    return { type: "ack", clientId, conversationId: stored.conversationId, seq: stored.seq };
  }

  const visitorOf = (whose: { visitorId: string } | { conversationId: string }): string =>
    "visitorId" in whose ? whose.visitorId : find.staged(whose.conversationId).visitorId;

  return { fromVisitor, fromAgent, note };
}
