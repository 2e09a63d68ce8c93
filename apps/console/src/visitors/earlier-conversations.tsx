import type { Conversation, ConversationPage } from "@foyer/protocol";
import { hasSaid, Said } from "../feedback/said.tsx";
import { later, t } from "../language/say.ts";
import { visitors } from "../live/live.ts";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { useAnswer } from "../look/use-answer.ts";
import { OUTCOMES } from "../messages/system-text.ts";

/** What the same visitor wrote about before; nothing is asked twice. */
export function EarlierConversations({ conversation }: { conversation: Conversation }) {
  const { id, visitorId } = conversation;
  // Merging brings conversations from another profile.
  const { value: revision } = visitors.revision;
  const [page] = useAnswer<ConversationPage>("/conversations", { visitorId }, revision);
  const others = page?.items.filter((row) => row.id !== id);
  return (
    <section aria-label={t("Other conversations")}>
      <h3>{t("Other conversations")}</h3>
      {others?.length === 0 && <p class="quiet">{t("This is their first.")}</p>}
      <ul class="earlier">
        {others?.map((row) => (
          <li key={row.id}>
            <a href={`/console/conversations/${row.id}`}>
              <span dir="auto">{row.lastText || t("No words")}</span>
              <small>
                {listTime(row.lastAt, now.peek())} · {standing(row)}
              </small>
              {hasSaid(row) && <Said row={row} />}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function standing({ state, outcome }: Conversation): string {
  if (state === "closed") return outcome ? t(OUTCOMES[outcome]) : t("Closed");
  return t(STANDINGS[state]);
}

const STANDINGS = {
  ...{ waiting: later("Waiting"), active: later("Open"), snoozed: later("Snoozed") },
  self_service: later("In self-service"),
};
