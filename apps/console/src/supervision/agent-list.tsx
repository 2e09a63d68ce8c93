import { takeOver } from "../conversations/conversation-acts.ts";
import { t } from "../language/say.ts";
import { Avatar } from "../look/avatar.tsx";
import { PresenceDot } from "../presence/presence-dot.tsx";
import { loadText } from "../presence/presence-state.ts";
import { STATUS_NAMES } from "../presence/status-names.ts";
import { myId } from "../session/session-state.ts";
import { BoardRow } from "./board-row.tsx";
import { type AtWork, atWork } from "./board-state.ts";

/** Who answers, how they are, and what they have; each conversation can be read and taken over. */
export function AgentList() {
  return (
    <section class="card board-list">
      <h2>{t("Agents")}</h2>
      <ul>
        {atWork.value.map((one) => (
          <AgentEntry key={one.agent.id} {...one} />
        ))}
      </ul>
    </section>
  );
}

function AgentEntry({ agent, status, conversations }: AtWork) {
  const load = conversations.length;
  const share = agent.capacity === null ? null : Math.min(1, load / agent.capacity);
  const head = (
    <>
      <Avatar name={agent.name} colour={agent.colour} picture={agent.picture} />
      <span class="grow">
        <strong>
          <bdi>{agent.name}</bdi>
        </strong>
        <small class="board-status">
          <PresenceDot status={status} />
          {statusText({ agent, status })}
        </small>
      </span>
      <Load text={loadText(load, agent.capacity)} share={share} />
    </>
  );
  if (load === 0) return <li class="board-agent">{head}</li>;
  return (
    <li>
      <details class="board-details">
        <summary class="board-agent">{head}</summary>
        <ul>
          {conversations.map((row) => (
            <BoardRow key={row.id} conversation={row}>
              {agent.id !== myId.value && (
                <button type="button" class="btn" onClick={() => takeOver(row.id)}>
                  {t("Take over")}
                </button>
              )}
            </BoardRow>
          ))}
        </ul>
      </details>
    </li>
  );
}

function statusText({ agent, status }: Pick<AtWork, "agent" | "status">): string {
  if (status === null) return t("No console open");
  return agent.idle ? t("Away by itself") : t(STATUS_NAMES[status]);
}

function Load({ text, share }: { text: string; share: number | null }) {
  return (
    <span class={`board-load ${share !== null && share >= 1 ? "full" : ""}`}>
      <span class="sr-only">{t("Conversations:")} </span>
      {text}
      {share !== null && <progress max={1} value={share} aria-hidden="true" />}
    </span>
  );
}
