import type { Mention } from "@foyer/protocol";
import { useEffect } from "preact/hooks";
import { t } from "../language/say.ts";
import { Avatar } from "../look/avatar.tsx";
import { Blank } from "../look/blank.tsx";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import {
  loadMentions,
  loadMoreMentions,
  mentions,
  mentionsCursor,
  mentionsError,
} from "../mentions/mentions-state.ts";
import { Bones } from "./inbox-blanks.tsx";
import { PANEL_ID } from "./inbox-tabs.tsx";

/** Notes in which a colleague has mentioned this agent, the newest first. */
export function MentionsList({ current }: { current: string | undefined }) {
  useEffect(() => {
    if (mentions.peek() === null) void loadMentions();
  }, []);
  const all = mentions.value;
  return (
    <div class="rows" id={PANEL_ID} role="tabpanel" aria-label={t("Mentions")}>
      {all && all.length > 0 && (
        <ul class="plain">
          {all.map((mention) => (
            <MentionRow
              key={`${mention.conversationId} ${mention.seq}`}
              mention={mention}
              isCurrent={mention.conversationId === current}
            />
          ))}
        </ul>
      )}
      <End count={all?.length} />
    </div>
  );
}

function MentionRow({ mention, isCurrent }: { mention: Mention; isCurrent: boolean }) {
  const { conversationId, by, text, at, readAt, visitorName } = mention;
  return (
    <li>
      <a
        class={`row mention ${readAt === null ? "unread" : ""}`}
        href={`/console/conversations/${conversationId}`}
        aria-current={isCurrent ? "true" : undefined}
      >
        <Avatar name={by.name} colour={by.colour} picture={by.picture} />
        <strong dir="auto">
          {t("{{name}} about {{visitor}}", {
            name: by.name,
            visitor: visitorName ?? t("a visitor"),
          })}
        </strong>
        <small>{listTime(at, now.peek())}</small>
        <p dir="auto">{text}</p>
        {readAt === null && (
          <span class="row-end">
            <i class="unread-dot" />
            <span class="sr-only">{t("unread")}</span>
          </span>
        )}
      </a>
    </li>
  );
}

function End({ count }: { count: number | undefined }) {
  if (mentionsError.value)
    return (
      <div class="blank" role="alert">
        <p>{mentionsError.value}</p>
        <button type="button" class="btn" onClick={loadMentions}>
          {t("Try again")}
        </button>
      </div>
    );
  if (count === undefined) return <Bones what={t("Loading mentions")} />;
  if (count === 0)
    return (
      <Blank icon="note" title={t("Nobody has mentioned you yet")}>
        <p>{t("Colleagues write @ and your name in a note to ask you in.")}</p>
      </Blank>
    );
  if (mentionsCursor.value === null) return null;
  return (
    <button type="button" class="btn wide" onClick={loadMoreMentions}>
      {t("Show earlier ones")}
    </button>
  );
}
