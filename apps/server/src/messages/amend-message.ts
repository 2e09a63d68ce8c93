import type { Conversation, EventBody, Role } from "@foyer/protocol";
import type { ConversationChanges, Recorded } from "../conversations/change-conversation.ts";
import { type ConversationRow, toConversation } from "../conversations/conversation-row.ts";

import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { lastTextOf } from "./last-text.ts";
import { checkText } from "./text.ts";
import { REMOVED, type Said, type WordingStore } from "./wording-store.ts";

/** Who amends a message, and which. */
export interface Amending {
  agent: { id: string; role: Role };
  conversationId: string;
  seq: number;
}

type Message = Extract<EventBody, { type: "message" }>;

export type AmendMessage = ReturnType<typeof createAmendMessage>;

/**
 * Agents put their messages in other words, or take them back. The log gets an event, and in the same
 * transaction the message itself becomes what it is now.
 */
export function createAmendMessage(deps: {
  db: Db;
  changes: ConversationChanges;
  /** Inside a direct write: the conversation, which nobody else changes until the write ends. */
  locked(id: string): Promise<ConversationRow>;
  wordings: WordingStore;
}) {
  const { db, changes, locked, wordings } = deps;

  /** Puts it in other words. The same words again change nothing. */
  async function edit(amending: Amending, newText: string): Promise<Conversation> {
    const text = checkText(newText);
    return amend(amending, (message) => {
      if (message.text === text) return undefined;
      const { seq: of } = amending;
      return {
        event: { type: "edited", of, text, was: message.text },
        message: { ...message, text, edited: true },
      };
    });
  }

  /** Takes it back: text, choices, articles and files. */
  const remove = (amending: Amending): Promise<Conversation> =>
    amend(amending, (message) => ({
      event: { type: "removed", of: amending.seq, was: message.text },
      message: REMOVED,
    }));

  async function amend(
    { agent, conversationId, seq }: Amending,
    toNow: (message: Message) => { event: EventBody; message: EventBody } | undefined,
  ): Promise<Conversation> {
    const done = await db.writes.write(
      async () => {
        const row = await locked(conversationId);
        const message = checkAmendable(agent, row, await wordings.at(conversationId, seq));
        const now = toNow(message);
        return now ? store(agent.id, row, seq, now) : { row };
      },
      (result) => {
        if ("events" in result) changes.publish(result);
      },
    );
    return toConversation(done.row);
  }

  async function store(
    agentId: string,
    row: ConversationRow,
    seq: number,
    { event, message }: { event: EventBody; message: EventBody },
  ): Promise<Recorded> {
    await wordings.put(row.id, seq, message);
    await wordings.putInEdits(row.id, seq, message.type === "message" ? message.text : "");
    const last = await wordings.lastSaid(row.id);
    return changes.change(row, {
      act: { type: "amend", agentId },
      by: { kind: "agent", id: agentId },
      says: [{ body: event }],
      lists: last
        ? { lastText: lastTextOf(last.body), lastBy: last.byKind === "agent" ? "agent" : "visitor" }
        : { lastText: "" },
    });
  }

  return { edit, remove };
}

/** The message, if this agent may amend it. */
function checkAmendable(agent: Amending["agent"], row: ConversationRow, said?: Said): Message {
  if (said?.body.type !== "message" || said.byKind !== "agent") {
    throw new Refusal("not_found", "There is no such message of an agent.");
  }
  if (said.body.removed) throw new Refusal("wrong_state", "The message was removed already.");
  if (agent.role === "agent" && said.byId !== agent.id) {
    throw new Refusal("forbidden", "Only who wrote a message, an admin or an owner may change it.");
  }
  if (row.state === "closed" && row.outcome === "spam") {
    throw new Refusal("wrong_state", "The conversation was closed as spam: it stays as it is.");
  }
  return said.body;
}
