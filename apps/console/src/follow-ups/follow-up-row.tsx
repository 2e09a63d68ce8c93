import { useRef } from "preact/hooks";
import { conversationName } from "../conversations/conversation-name.ts";
import { untilText } from "../conversations/until-text.ts";
import { hasSaid, Said } from "../feedback/said.tsx";
import { t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { now } from "../look/now.ts";
import { myId } from "../session/session-state.ts";
import { TeamChip } from "../teams/team-chip.tsx";
import { followUpDone } from "./follow-up-acts.ts";
import { isLate, type Planned } from "./follow-ups-state.ts";
import { FollowUpItems } from "./move-menu.tsx";
import { stepRow } from "./row-focus.ts";

interface Props {
  row: Planned;
  edit(): void;
}

/** One follow-up: when, with whom, what is to be done and by whom. */
export function FollowUpRow({ row, edit }: Props) {
  const { id, visitorId, visitorName, followUpAt, followUpNote, followUpWhy, lastText } = row;
  const isOver = followUpAt <= now.value;
  const item = useRef<HTMLLIElement>(null);
  const name = conversationName(row);

  async function done() {
    const had = item.current?.contains(document.activeElement);
    // The row goes, and the focus must not go with it.
    if (had) stepRow(item.current?.nextElementSibling ? 1 : -1);
    if (!(await followUpDone(id)) && had) item.current?.querySelector("a")?.focus();
  }

  return (
    <li class="follow-row" ref={item}>
      <Avatar name={visitorName} colour={visitorColour(visitorId, visitorName)} />
      <a class="follow-what" href={`/console/conversations/${id}`}>
        <strong dir="auto">{name}</strong>
        <span class="follow-note" dir="auto">
          {followUpNote || (followUpWhy === "low_rating" ? t("See to a low rating") : lastText)}
        </span>
        {(followUpWhy === "low_rating" || hasSaid(row)) && <Said row={row} />}
      </a>
      <span class="follow-who">
        <Who row={row} />
      </span>
      <time
        class={isOver ? "chip bad" : "chip"}
        dateTime={new Date(followUpAt).toISOString()}
        title={isLate(row, now.value) ? t("Overdue for more than a day") : undefined}
      >
        {untilText(followUpAt, now.value)}
      </time>
      <span class="follow-acts">
        <button
          type="button"
          class="btn follow-done"
          aria-label={t("Done: {{name}}", { name })}
          title={t("Done (E)")}
          onClick={done}
        >
          <Icon name="check" />
          <span class="wide-only">{t("Done")}</span>
        </button>
        <MenuButton
          class="tool follow-move"
          name={t("Move or change: {{name}}", { name })}
          label={<Icon name="calendar" />}
        >
          <FollowUpItems conversation={row} edit={edit} />
        </MenuButton>
      </span>
    </li>
  );
}

function Who({ row: { followUpAgentId, followUpTeamId } }: { row: Planned }) {
  const team = teams.get(followUpTeamId);
  if (team) return <TeamChip team={team} />;
  const agent = agents.card(followUpAgentId);
  if (!agent) return <span class="quiet">{t("Anybody")}</span>;
  return (
    <>
      <Avatar name={agent.name} colour={agent.colour} picture={agent.picture} size="small" />
      <span dir="auto">{agent.id === myId.value ? t("You") : agent.name}</span>
    </>
  );
}
