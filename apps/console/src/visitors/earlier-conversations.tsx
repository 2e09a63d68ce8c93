import type { Conversation, ConversationPage } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { Score } from "../feedback/score.tsx";
import { http } from "../http.ts";
import { later, t } from "../language/say.ts";
import { visitors } from "../live/live.ts";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { OUTCOMES } from "../messages/system-text.ts";

/** What the same visitor wrote about before; nothing is asked twice. */
export function EarlierConversations({ conversation }: { conversation: Conversation }) {
  const { id, visitorId } = conversation;
  const [rows, setRows] = useState<readonly Conversation[] | null>(null);
  // Merging brings conversations from another profile.
  const { value: revision } = visitors.revision;
  useEffect(() => {
    let current = true;
    http.get<ConversationPage>("/conversations", { visitorId }).then(
      ({ items }) => current && setRows(items),
      () => current && setRows([]),
    );
    return () => {
      current = false;
    };
  }, [visitorId, revision]);
  const others = rows?.filter((row) => row.id !== id);
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
                {row.rating !== null && (
                  <>
                    {" "}
                    <Score score={row.rating} />
                  </>
                )}
              </small>
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
