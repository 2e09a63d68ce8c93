import type { Conversation } from "@foyer/protocol";
import type { ComponentChildren } from "preact";
import { conversationName } from "../conversations/conversation-name.ts";
import { t } from "../language/say.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { sites } from "../session/session-state.ts";

interface Props {
  conversation: Conversation;
  children: ComponentChildren;
}

/** A conversation on the board: a click reads along. */
export function BoardRow({ conversation, children }: Props) {
  const { id, visitorId, visitorName, lastText, siteId } = conversation;
  const name = conversationName(conversation);
  const site = sites.value.length > 1 && sites.value.find((one) => one.id === siteId)?.name;
  return (
    <li class="board-row">
      <Avatar name={visitorName} colour={visitorColour(visitorId, visitorName)} size="small" />
      <a
        class="grow"
        href={`/console/conversations/${id}`}
        title={t("Read along: {{name}}", { name })}
      >
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <small>
          {site && <span class="board-site">{site}</span>}
          <bdi>{lastText}</bdi>
        </small>
      </a>
      {children}
    </li>
  );
}
