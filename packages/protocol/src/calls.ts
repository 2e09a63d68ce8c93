import type { NotificationSettings } from "./notifications.ts";

/**
 * What may call an agent: somebody waits; words in a conversation of theirs; a mention; passed to them; a low
 * score; a target that is nearly or really missed; a follow-up that is due; a complaint of theirs.
 */
export const CALL_KINDS = [
  "waiting",
  "message",
  "mention",
  "transferred",
  "low_rating",
  "target",
  "follow_up",
  "complaint",
] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** The highest of the scores 1 to 5 that is a low one. */
export const LOW_RATING = 2;

export const TUNES = ["chime", "bell", "knock", "drops"] as const;
export type Tune = (typeof TUNES)[number];

/** On from the start: a visitor who waits unheard is worse than a sound too many. */
export const DEFAULT_NOTIFICATIONS: NotificationSettings = {
  calls: {
    waiting: { sound: true, notice: true },
    message: { sound: true, notice: true },
    mention: { sound: true, notice: true },
    transferred: { sound: true, notice: true },
    low_rating: { sound: false, notice: true },
    target: { sound: true, notice: true },
    follow_up: { sound: true, notice: true },
    complaint: { sound: true, notice: true },
  },
  ...{ tune: "chime", volume: 60, repeat: false },
};
