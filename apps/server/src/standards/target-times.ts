import type { Hours, Standard, Target } from "@foyer/protocol";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import { afterOpenTime } from "../hours/open-time.ts";
import { type Alarm, alarmsOf } from "./take-waits.ts";

/** What a conversation says of its targets. */
export type TargetTimes = Pick<ConversationRow, "dueFor" | "dueAt" | "warnAt" | "alarmAt">;

/** Something to tell of a target: at `at` (ms since 1970). */
export interface Planned {
  at: number;
  alarm: Alarm;
  target: Target;
  dueAt: number;
}

type Clocked = Pick<
  ConversationRow,
  "state" | "waitingSince" | "unansweredSince" | "servedSince" | "queuedAt" | "alarms"
>;

const NONE: TargetTimes = { dueFor: null, dueAt: null, warnAt: null, alarmAt: null };

/**
 * What is promised next for a conversation, by when, and when to look at it again. While the visitor waits for
 * words that is the answer; else it is the end. Only the time in which it is open counts.
 */
export function targetTimes(
  row: Clocked,
  standard: Standard | undefined,
  hours: Hours | null,
): TargetTimes {
  const plan = standard ? plannedFor(row, standard, hours) : [];
  const next = plan.find(({ alarm }) => alarm === "reply_missed") ?? plan.find(isMiss);
  if (!next) return NONE;
  const warning = plan.find(({ target, alarm }) => target === next.target && !isMiss({ alarm }));
  const told = alarmsOf(row);
  const left = plan.filter(({ alarm }) => !told.includes(alarm)).map(({ at }) => at);
  return {
    ...{ dueFor: next.target, dueAt: next.dueAt, warnAt: warning?.at ?? next.dueAt },
    alarmAt: left.length > 0 ? Math.min(...left) : null,
  };
}

/** What is to be told now and was not yet: a miss takes the place of its own warning. */
export function alarmsDue(
  row: Clocked,
  standard: Standard,
  hours: Hours | null,
  now: number,
): Planned[] {
  const told = alarmsOf(row);
  const due = plannedFor(row, standard, hours).filter(
    ({ at, alarm }) => at <= now && !told.includes(alarm),
  );
  return due.filter((one) => isMiss(one) || !due.some((o) => o.target === one.target && isMiss(o)));
}

const isMiss = ({ alarm }: Pick<Planned, "alarm">): boolean => alarm.endsWith("_missed");

/** All warnings and misses of a conversation that is with people, told or not, in no order. */
function plannedFor(row: Clocked, standard: Standard, hours: Hours | null): Planned[] {
  if (row.state === "closed" || row.state === "self_service") return [];
  const { replySeconds, solveSeconds, warnPercent } = standard;
  const waits = row.unansweredSince ?? row.waitingSince;
  const served = row.servedSince ?? row.queuedAt;
  return [...planned("reply", waits, replySeconds), ...planned("solve", served, solveSeconds)];

  function planned(target: Target, since: number | null, seconds: number | null): Planned[] {
    if (since === null || seconds === null) return [];
    const dueAt = afterOpenTime(hours, since, seconds * 1000);
    const warnAt = afterOpenTime(hours, since, seconds * 10 * warnPercent);
    if (dueAt === null || warnAt === null) return [];
    return [
      { at: warnAt, alarm: `${target}_warned`, target, dueAt },
      { at: dueAt, alarm: `${target}_missed`, target, dueAt },
    ];
  }
}
