import type { Escalation, Standard } from "@foyer/protocol";
import { PRIORITIES } from "../conversations/label-names.ts";
import { t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { sites } from "../session/session-state.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "90 seconds", "5 minutes", "2 hours", "3 days" of open time. */
export function spanText(seconds: number): string {
  if (seconds % DAY === 0) return t("{{count}} days", { count: seconds / DAY });
  if (seconds % HOUR === 0) return t("{{count}} hours", { count: seconds / HOUR });
  if (seconds % MINUTE === 0) return t("{{count}} minutes", { count: seconds / MINUTE });
  return t("{{count}} seconds", { count: seconds });
}

/** For which conversations it holds: "Plant shop · Billing · Urgent", or all. */
export function scopeText({ siteId, teamId, priority }: Standard): string {
  const parts = [
    siteId && (sites.value.find(({ id }) => id === siteId)?.name ?? t("A site that is gone")),
    teamId && (teams.get(teamId)?.name ?? t("A team that is gone")),
    priority && t(PRIORITIES[priority]),
  ];
  return parts.filter(Boolean).join(" · ") || t("All conversations");
}

/** What is done, each act a few words; none: nothing beside the colour and the log. */
export function stepsText({ notify, holder, raiseTo, toTeam }: Escalation): string[] {
  const names = notify.flatMap((id) => agents.card(id)?.name ?? []);
  return [
    names.length > 0 && t("calls {{names}}", { names: names.join(", ") }),
    holder && t("calls whoever has it"),
    raiseTo && t("raises it to {{priority}}", { priority: t(PRIORITIES[raiseTo]) }),
    toTeam &&
      t("passes it to {{team}}", { team: teams.get(toTeam)?.name ?? t("A team that is gone") }),
  ].filter((text) => typeof text === "string" && text !== "") as string[];
}
