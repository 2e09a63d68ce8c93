import type { Conversation } from "@foyer/protocol";
import { hasSaid, Said } from "../feedback/said.tsx";
import { t } from "../language/say.ts";

/** What the visitor has said of this conversation, for agents alone. */
export function VisitorFeedback({ conversation }: { conversation: Conversation }) {
  if (!hasSaid(conversation)) return null;
  return (
    <section aria-label={t("Feedback")}>
      <h3>{t("Feedback")}</h3>
      <Said row={conversation} />
    </section>
  );
}
