import type { Hours, Standard } from "@foyer/protocol";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import { standardOf } from "./standard-of.ts";
import { type TargetTimes, targetTimes } from "./target-times.ts";

/** What the times of a conversation's targets are made of. */
const MADE_OF = [
  "state",
  "teamId",
  "priority",
  "unansweredSince",
  "servedSince",
  "alarms",
] as const satisfies (keyof ConversationRow)[];

/** When somebody is there for a conversation, of which site and team; null: always. */
export type HoursOf = (row: Pick<ConversationRow, "siteId" | "teamId">) => Hours | null;

export type ReckonTargets = ReturnType<typeof createReckonTargets>;

/** When the targets of conversations are due. */
export function createReckonTargets(deps: { standards: () => Standard[]; hoursOf: HoursOf }) {
  const { standards, hoursOf } = deps;

  function timesOf(row: ConversationRow): TargetTimes {
    const standard = standardOf(standards(), row);
    return targetTimes(row, standard, standard ? hoursOf(row) : null);
  }

  return {
    timesOf,
    /** Inside a change: puts the times into the row, where the change may have made others of them. */
    reckon(row: ConversationRow, before: ConversationRow): void {
      if (MADE_OF.some((name) => row[name] !== before[name])) Object.assign(row, timesOf(row));
    },
  };
}

/** Whether a row says already what `times` do. */
export const saysSo = (row: ConversationRow, times: TargetTimes): boolean =>
  (["dueFor", "dueAt", "warnAt", "alarmAt"] as const).every((name) => row[name] === times[name]);
