import type { Conversation, ConversationPage } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { Score } from "../feedback/score.tsx";
import { http } from "../http.ts";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { OUTCOMES } from "../messages/system-text.ts";

/** What the same visitor wrote about before; nothing is asked twice. */
export function EarlierConversations({ conversation }: { conversation: Conversation }) {
  const { id, visitorId } = conversation;
  const [rows, setRows] = useState<readonly Conversation[] | null>(null);
  useEffect(() => {
    let current = true;
    setRows(null);
    http.get<ConversationPage>("/conversations", { visitorId }).then(
      ({ items }) => current && setRows(items),
      () => current && setRows([]),
    );
    return () => {
      current = false;
    };
  }, [visitorId]);
  const others = rows?.filter((row) => row.id !== id);
  return (
    <section aria-label="Other conversations">
      <h3>Other conversations</h3>
      {others?.length === 0 && <p class="quiet">This is their first.</p>}
      <ul class="earlier">
        {others?.map((row) => (
          <li key={row.id}>
            <a href={`/console/conversations/${row.id}`}>
              <span dir="auto">{row.lastText || "No words"}</span>
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
  if (state === "closed") return outcome ? OUTCOMES[outcome] : "Closed";
  return {
    ...{ waiting: "Waiting", active: "Open", snoozed: "Snoozed" },
    ...{ self_service: "In self-service" },
  }[state];
}
