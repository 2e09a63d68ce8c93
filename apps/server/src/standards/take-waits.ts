import type { Event, Target } from "@foyer/protocol";
import type { ConversationRow } from "../conversations/conversation-row.ts";

/** What may be told of a target: that its time is nearly over, and that it is. */
export type Alarm = `${Target}_${"warned" | "missed"}`;

type Waits = Pick<
  ConversationRow,
  "unansweredSince" | "servedSince" | "dueFor" | "dueAt" | "warnAt" | "alarmAt" | "alarms"
>;

/** A conversation for which nothing is promised yet. */
export const NO_TARGETS: Waits = {
  ...{ unansweredSince: null, servedSince: null, dueFor: null, dueAt: null, warnAt: null },
  ...{ alarmAt: null, alarms: "" },
};

export const alarmsOf = ({ alarms }: Pick<ConversationRow, "alarms">): Alarm[] =>
  alarms === "" ? [] : (alarms.split(" ") as Alarm[]);

/**
 * Changes since when the visitor waits for words, and since when agents have it to solve, as the events of one act
 * do. Nobody waits in self-service or in what is closed. Call once the row's state is the new one.
 */
export function takeWaits(row: ConversationRow, events: readonly Event[], at: number): void {
  if (row.state === "closed" || row.state === "self_service") {
    Object.assign(row, NO_TARGETS);
    return;
  }
  row.servedSince ??= at;
  for (const event of events) takeWait(row, event);
}

function takeWait(row: ConversationRow, { at, by, body }: Event): void {
  switch (body.type) {
    case "message":
      if (by.kind === "visitor") row.unansweredSince ??= at;
      else if (by.kind === "agent") answered(row);
      break;
    case "queued":
      row.unansweredSince ??= at;
      break;
    case "target_warned":
      told(row, `${body.target}_warned`);
      break;
    case "target_missed":
      // Who hears of it too late for a warning gets none afterwards.
      told(row, `${body.target}_warned`, `${body.target}_missed`);
  }
}

function told(row: ConversationRow, ...alarms: Alarm[]): void {
  row.alarms = [...new Set([...alarmsOf(row), ...alarms])].join(" ");
}

/** The next wait is another one, with warnings of its own. */
function answered(row: ConversationRow): void {
  row.unansweredSince = null;
  row.alarms = alarmsOf(row)
    .filter((alarm) => !alarm.startsWith("reply_"))
    .join(" ");
}
