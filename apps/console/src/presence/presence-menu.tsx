import { t } from "../language/say.ts";
import { me } from "../session/session-state.ts";
import { PresenceDot } from "./presence-dot.tsx";
import { loadText, myLoad, myStatus, STATUSES, setStatus } from "./presence-state.ts";
import { STATUS_HINTS, STATUS_NAMES } from "./status-names.ts";

/** How one is, to choose; and how much one has. Stands in the menu of oneself. */
export function PresenceMenu() {
  const agent = me.value?.agent;
  if (!agent) return null;
  const load = loadText(myLoad.value, agent.capacity);
  return (
    <>
      {STATUSES.map((status) => (
        <button
          key={status}
          type="button"
          role="menuitemradio"
          aria-checked={myStatus.value === status}
          class="menu-item"
          title={t(STATUS_HINTS[status])}
          onClick={() => setStatus(status)}
        >
          <PresenceDot status={status} />
          {t(STATUS_NAMES[status])}
          {myStatus.value === status && <small>✓</small>}
        </button>
      ))}
      <p class="me-load">
        {agent.idle
          ? t("Away by itself: nobody touched this console.")
          : t("Conversations: {{load}}", { load })}
      </p>
    </>
  );
}
