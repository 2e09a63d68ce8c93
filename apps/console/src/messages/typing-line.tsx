import type { Author, Conversation } from "@foyer/protocol";
import { firstNameOf } from "../conversations/conversation-name.ts";
import { t } from "../language/say.ts";
import { typing } from "../live/live.ts";

/** Who writes, and what a visitor has typed so far where their site shows it. */
export function TypingLine({ by, conversation }: { by: Author; conversation: Conversation }) {
  const visitor = firstNameOf({ name: conversation.visitorName }) || t("The visitor");
  const preview = by.kind === "visitor" ? typing.previews.value.get(conversation.id) : undefined;
  return (
    <>
      {preview && (
        <div class="said in ends preview" aria-live="off">
          <div class="bubble" dir="auto" role="note" aria-label={t("Typed and not sent yet")}>
            {preview}
          </div>
        </div>
      )}
      <p class="typing-line">
        <span class="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {t("{{name}} is writing…", { name: by.kind === "agent" ? by.name : visitor })}
      </p>
    </>
  );
}
