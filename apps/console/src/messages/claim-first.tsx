import type { Conversation } from "@foyer/protocol";
import { claim, reopen, takeOver } from "../conversations/conversation-acts.ts";
import { conversationName, firstNameOf } from "../conversations/conversation-name.ts";
import { isHeld } from "../conversations/holder.ts";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { draftOf } from "./draft.ts";

/** In place of the reply box, while somebody else or nobody has the conversation. */
export function ClaimFirst({ conversation }: { conversation: Conversation }) {
  const { id, state, assigneeId } = conversation;
  const visitor = firstNameOf({ name: conversationName(conversation) });
  if (state === "closed")
    return (
      <div class="claim-first">
        <p>
          {t("This conversation is closed. It opens again when {{visitor}} writes.", { visitor })}
        </p>
        <button type="button" class="btn" onClick={() => reopen(id)}>
          {t("Reopen to reply")}
        </button>
        <Begun id={id} />
      </div>
    );
  const colleague = isHeld(conversation) ? agents.card(assigneeId)?.name : undefined;
  return (
    <div class="claim-first">
      <p>{holderText(state, colleague)}</p>
      {colleague ? (
        <button type="button" class="btn" onClick={() => takeOver(id)}>
          {t("Take over to reply")}
        </button>
      ) : (
        <button type="button" class="btn primary" onClick={() => claim(id)}>
          {t("Claim to reply")}
        </button>
      )}
      <Begun id={id} />
    </div>
  );
}

/** What was written before the conversation went to somebody else: it is not lost. */
function Begun({ id }: { id: string }) {
  const { reply } = draftOf(id).value;
  if (reply.trim() === "") return null;
  return (
    <blockquote class="begun">
      <small>{t("Your draft is kept")}</small>
      <span dir="auto">{reply}</span>
    </blockquote>
  );
}

function holderText(state: Conversation["state"], name: string | undefined): string {
  if (!name) return t("Nobody is answering yet.");
  return state === "snoozed"
    ? t("{{name}} has snoozed this.", { name })
    : t("{{name}} is answering.", { name });
}
