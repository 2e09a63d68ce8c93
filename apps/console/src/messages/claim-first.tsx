import type { Conversation } from "@foyer/protocol";
import { claim, takeOver } from "../conversations/conversation-acts.ts";
import { conversationName, firstNameOf } from "../conversations/conversation-name.ts";
import { agents } from "../live/live.ts";

/** In place of the reply box, while somebody else or nobody has the conversation. */
export function ClaimFirst({ conversation }: { conversation: Conversation }) {
  const { id, state, assigneeId } = conversation;
  const visitor = firstNameOf({ name: conversationName(conversation) });
  if (state === "closed")
    return (
      <p class="claim-first">This conversation is closed. It opens again when {visitor} writes.</p>
    );
  const colleague = state === "active" ? agents.card(assigneeId)?.name : undefined;
  return (
    <div class="claim-first">
      <p>{colleague ? `${colleague} is answering.` : "Nobody is answering yet."}</p>
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
