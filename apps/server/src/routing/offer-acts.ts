import type { Conversation } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { AgentAct } from "../conversations/agent-act.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import { Refusal } from "../refusal.ts";

export type OfferActs = ReturnType<typeof createOfferActs>;

/** What an agent answers to an offer. An offer that is over can be neither accepted nor declined. */
export function createOfferActs({ act, directory }: { act: AgentAct; directory: AgentDirectory }) {
  function checkOffered(row: ConversationRow, agentId: string): void {
    // Where somebody has it, nextState names them.
    if (row.state !== "waiting" || row.offeredTo === agentId) return;
    const other =
      row.offeredTo === null ? "" : ` It is offered to ${directory.card(row.offeredTo).name} now.`;
    throw new Refusal("wrong_state", `This offer is over.${other}`);
  }

  return {
    /** Takes it, as a claim does. */
    accept: (agentId: string, id: string): Promise<Conversation> =>
      act(agentId, id, { type: "claim", agentId }, (row) => {
        checkOffered(row, agentId);
        return [];
      }),

    /** Lets somebody else have it; it is not offered to them again while it waits. */
    decline: (agentId: string, id: string): Promise<Conversation> =>
      act(agentId, id, { type: "route" }, (row) => {
        checkOffered(row, agentId);
        return [{ type: "offer_over", to: directory.card(agentId), why: "declined" }];
      }),
  };
}
