import type { Agent } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { PresenceDot } from "./presence-dot.tsx";
import { loads, loadText, shownStatus } from "./presence-state.ts";
import { STATUS_NAMES } from "./status-names.ts";

/** How a colleague is, and how much they have: what one wants to know before passing something on. */
export function StatusChip({ agent }: { agent: Agent }) {
  const status = shownStatus(agent);
  const load = loads.value.get(agent.id) ?? 0;
  return (
    <span class={status === "available" ? "chip ok" : "chip"}>
      <PresenceDot status={status} />
      {status === null ? t("Not here") : t(STATUS_NAMES[status])}
      {(load > 0 || agent.capacity !== null) && (
        <span title={t("Conversations: {{load}}", { load: loadText(load, agent.capacity) })}>
          · {loadText(load, agent.capacity)}
        </span>
      )}
    </span>
  );
}
