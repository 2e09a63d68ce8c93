import type { ConversationChanges, Recorded } from "../conversations/change-conversation.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import { Refusal } from "../refusal.ts";
import type { MailRow } from "./mail-store.ts";

export type LogMail = ReturnType<typeof createLogMail>;

/** Says in a conversation's log, for agents, what became of a mail about it. */
export function createLogMail(deps: {
  changes: ConversationChanges;
  /** Inside a direct write: the conversation, which nobody else changes until the write ends. */
  locked(id: string): Promise<ConversationRow>;
}) {
  const { changes, locked } = deps;

  /** Inside the direct write that settles the mail: so it is said once. Undefined while it still waits. */
  async function write({ conversationId, to, state, trouble }: MailRow) {
    if (conversationId === null || state === "waiting") return undefined;
    const row = await locked(conversationId).catch(unlessGone);
    if (!row) return undefined;
    return changes.change(row, {
      ...{ act: { type: "visitor_remark" }, by: { kind: "system" } },
      says: [{ body: { type: "mailed", email: to, outcome: state, ...(trouble && { trouble }) } }],
    });
  }

  return { write, publish: (recorded: Recorded): void => changes.publish(recorded) };
}

function unlessGone(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}
