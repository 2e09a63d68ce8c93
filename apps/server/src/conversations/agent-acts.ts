import type { Close, Conversation, EventBody, HandToFaq, Transfer } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { ManageAgents } from "../agents/manage-agents.ts";
import type { Db } from "../db/db.ts";
import type { Faq } from "../faq/faq.ts";
import { checkText } from "../messages/text.ts";
import { Refusal } from "../refusal.ts";
import type { ConversationChanges } from "./change-conversation.ts";
import { type ConversationRow, toConversation } from "./conversation-row.ts";
import type { FindConversation } from "./find-conversation.ts";
import type { Act } from "./next-state.ts";

export type AgentActs = ReturnType<typeof createAgentActs>;

/**
 * What an agent does to a conversation. Writes to one conversation run one after another, on however
 * many nodes, each reading the row afresh: of any number of claims exactly one finds it free.
 */
export function createAgentActs(deps: {
  db: Db;
  directory: AgentDirectory;
  agents: ManageAgents;
  changes: ConversationChanges;
  find: FindConversation;
  faq: Faq;
}) {
  const { db, directory, agents, changes, find, faq } = deps;

  const claim = (agentId: string, id: string) => act(agentId, id, { type: "claim", agentId });

  const release = (agentId: string, id: string) => act(agentId, id, { type: "release", agentId });

  const close = (agentId: string, id: string, { outcome }: Close) =>
    act(agentId, id, { type: "agent_close", agentId, outcome });

  /** To a colleague who can sign in, or to oneself (taking over). */
  function transfer(agentId: string, id: string, { agentId: toAgentId, note }: Transfer) {
    if (!agents.find(toAgentId)?.active) throw new Refusal("not_found", "There is no such agent.");
    return act(agentId, id, { type: "transfer", agentId, toAgentId }, (row) => [
      {
        type: "transferred",
        from: directory.card(row.assigneeId ?? agentId),
        to: directory.card(toAgentId),
      },
      ...(note?.trim() ? [{ type: "note" as const, text: checkText(note) }] : []),
    ]);
  }

  /** Back to self-service with chosen articles of the conversation's own site. */
  async function handToFaq(agentId: string, id: string, { articleIds, text }: HandToFaq) {
    const said = text?.trim() ? { text: checkText(text) } : {};
    const { siteId } = await find.existing(id);
    const articles = await faq.cards(siteId, articleIds);
    return act(agentId, id, { type: "hand_to_faq", agentId }, () => [
      { type: "handed_to_faq", ...said, articles },
    ]);
  }

  async function act(
    agentId: string,
    id: string,
    what: Act,
    says: (row: ConversationRow) => EventBody[] = () => [],
  ): Promise<Conversation> {
    const { row } = await db.writes.stage(
      { conversationId: id },
      () => {
        const row = find.staged(id);
        const bodies = says(row).map((body) => ({ body }));
        return changes.change(row, { act: what, by: { kind: "agent", id: agentId }, says: bodies });
      },
      changes.publish,
    );
    return toConversation(row);
  }

  return { claim, release, transfer, handToFaq, close };
}
