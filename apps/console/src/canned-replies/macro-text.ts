import type { MacroAct, Outcome } from "@foyer/protocol";
import { agents, teams } from "../live/live.ts";

export const OUTCOMES: Record<Outcome, string> = {
  solved: "solved",
  not_solved: "not solved",
  no_answer: "no answer",
  spam: "spam",
};

/** What a step does, in a few words. */
export function actText(act: MacroAct): string {
  switch (act.type) {
    case "tag":
      return `Tag ${act.tags.join(", ")}`;
    case "priority":
      return `Priority ${act.priority}`;
    case "snooze":
      return act.minutes === null ? "Snooze until a reply" : `Snooze ${spanText(act.minutes)}`;
    case "close":
      return `Close as ${OUTCOMES[act.outcome]}`;
    case "transfer":
      return `Transfer to ${agents.card(act.agentId)?.name ?? "an agent who is gone"}`;
    case "transfer_to_team":
      return `Transfer to ${teams.get(act.teamId)?.name ?? "a team that is gone"}`;
  }
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** "2 days" for 2880 minutes; what is no whole number of a unit is told in the next smaller one. */
export function spanText(minutes: number): string {
  if (minutes % DAY === 0) return counted(minutes / DAY, "day");
  if (minutes % HOUR === 0) return counted(minutes / HOUR, "hour");
  return counted(minutes, "minute");
}

const counted = (count: number, unit: string): string =>
  `${count} ${unit}${count === 1 ? "" : "s"}`;
