import type { Conversation } from "@foyer/protocol";
import { Score } from "../feedback/score.tsx";
import { t } from "../language/say.ts";
import { agents, visitors } from "../live/live.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { BackLink } from "../look/back-link.tsx";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { duration, fullTime } from "../look/time.ts";
import { OUTCOMES } from "../messages/system-text.ts";
import { myId, sites } from "../session/session-state.ts";
import { languageNames } from "../visitors/visitor-facts.ts";
import { ConversationActions } from "./conversation-actions.tsx";
import { conversationName } from "./conversation-name.ts";
import { untilText } from "./until-text.ts";

interface Props {
  conversation: Conversation;
  isPanelOpen: boolean;
  togglePanel(): void;
  areLabelsOpen: boolean;
  toggleLabels(): void;
}

/** Who it is, how it stands, and what can be done now. */
export function ConversationHeader({ conversation, ...props }: Props) {
  const { isPanelOpen, togglePanel, areLabelsOpen, toggleLabels } = props;
  const { visitorId, visitorName } = conversation;
  const name = conversationName(conversation);
  return (
    <header class="talk-header">
      <BackLink href="/console/" />
      <Avatar
        name={visitorName}
        colour={visitorColour(visitorId, visitorName)}
        online={visitors.online.value.has(visitorId)}
      />
      <div class="grow">
        <h1 dir="auto" title={name}>
          {name}
        </h1>
        <StateLine conversation={conversation} />
      </div>
      <ConversationActions conversation={conversation} />
      <button
        type="button"
        class="tool label-toggle"
        aria-label={t("Labels and follow-up")}
        title={t("Labels and follow-up")}
        aria-expanded={areLabelsOpen}
        onClick={toggleLabels}
      >
        <Icon name="label" />
      </button>
      <button
        type="button"
        class="tool panel-toggle"
        aria-label={t("About the visitor")}
        title={t("About the visitor")}
        aria-expanded={isPanelOpen}
        onClick={togglePanel}
      >
        <Icon name="person" />
      </button>
    </header>
  );
}

function StateLine({ conversation }: { conversation: Conversation }) {
  const visitor = visitors.known.value.get(conversation.visitorId);
  const site = sites.value.find(({ id }) => id === conversation.siteId);
  const parts = [
    stateText(conversation),
    sites.value.length > 1 && site?.name,
    visitor && languageNames(visitor.languages),
  ];
  const { state, rating } = conversation;
  return (
    <p class="state-line">
      {state === "closed" && rating !== null && (
        <>
          <Score score={rating} />{" "}
        </>
      )}
      {parts.filter(Boolean).join(" · ")}
    </p>
  );
}

function stateText(conversation: Conversation): string {
  const { state, waitingSince, closedAt, outcome, snoozedUntil } = conversation;
  switch (state) {
    case "waiting":
      return t("Waiting for {{span}}", { span: duration(now.value - (waitingSince ?? now.value)) });
    case "self_service":
      return t("In self-service");
    case "closed":
      return [
        closedAt ? t("Closed {{when}}", { when: fullTime(closedAt) }) : t("Closed"),
        ...(outcome ? [t(OUTCOMES[outcome])] : []),
      ].join(" · ");
    case "active":
      return t("With {{name}}", { name: holderName(conversation) });
    case "snoozed": {
      const name = holderName(conversation);
      return snoozedUntil === null
        ? t("Snoozed until they reply · with {{name}}", { name })
        : t("Snoozed until {{when}} · with {{name}}", {
            ...{ when: untilText(snoozedUntil, now.value), name },
          });
    }
  }
}

const holderName = ({ assigneeId }: Conversation): string =>
  assigneeId === myId.value ? t("you") : (agents.card(assigneeId)?.name ?? t("a colleague"));
