import type { MacroAct } from "@foyer/protocol";
import { PRIORITIES } from "../conversations/label-names.ts";
import { t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { OUTCOMES } from "../messages/system-text.ts";

/** What a step does, in a few words. */
export function actText(act: MacroAct): string {
  switch (act.type) {
    case "tag":
      return t("Tag {{tags}}", { tags: act.tags.join(", ") });
    case "priority":
      return t("Priority · {{priority}}", { priority: t(PRIORITIES[act.priority]) });
    case "snooze":
      return act.minutes === null
        ? t("Snooze until a reply")
        : t("Snooze for {{span}}", { span: spanText(act.minutes) });
    case "close":
      return t("Close · {{outcome}}", { outcome: t(OUTCOMES[act.outcome]) });
    case "transfer":
      return t("Transfer to {{name}}", {
        name: agents.card(act.agentId)?.name ?? t("an agent who is gone"),
      });
    case "transfer_to_team":
      return t("Transfer to {{name}}", {
        name: teams.get(act.teamId)?.name ?? t("a team that is gone"),
      });
  }
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** "2 days" for 2880 minutes; what is no whole number of a unit is told in the next smaller one. */
export function spanText(minutes: number): string {
  if (minutes % DAY === 0) return t("{{count}} days", { count: minutes / DAY });
  if (minutes % HOUR === 0) return t("{{count}} hours", { count: minutes / HOUR });
  return t("{{count}} minutes", { count: minutes });
}
