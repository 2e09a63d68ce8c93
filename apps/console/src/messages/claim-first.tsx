import type { Conversation } from "@foyer/protocol";
import { claim, reopen, takeOver } from "../conversations/conversation-acts.ts";
import { conversationName, firstNameOf } from "../conversations/conversation-name.ts";
import { isHeld } from "../conversations/holder.ts";
import { agents } from "../live/live.ts";

/** In place of the reply box, while somebody else or nobody has the conversation. */
export function ClaimFirst({ conversation }: { conversation: Conversation }) {
  const { id, state, assigneeId } = conversation;
  const visitor = firstNameOf({ name: conversationName(conversation) });
  if (state === "closed")
    return (
      <div class="claim-first">
        <p>This conversation is closed. It opens again when {visitor} writes.</p>
        <button type="button" class="btn" onClick={() => reopen(id)}>
          Reopen to reply
        </button>
      </div>
    );
  const colleague = isHeld(conversation) ? agents.card(assigneeId)?.name : undefined;
  return (
    <div class="claim-first">
      <p>{holderText(state, colleague)}</p>
      {colleague ? (
        <button type="button" class="btn" onClick={() => takeOver(id)}>
          Take over to reply
        </button>
      ) : (
        <button type="button" class="btn primary" onClick={() => claim(id)}>
          Claim to reply
        </button>
      )}
    </div>
  );
}

function holderText(state: Conversation["state"], colleague: string | undefined): string {
  if (!colleague) return "Nobody is answering yet.";
  return state === "snoozed" ? `${colleague} has snoozed this.` : `${colleague} is answering.`;
}
