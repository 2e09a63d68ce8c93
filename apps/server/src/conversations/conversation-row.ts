import type { Conversation } from "@foyer/protocol";
import type { Tables } from "../db/tables.ts";

/** A row with the name of its visitor, which lists show. */
export type ConversationRow = Tables["conversations"]["$inferSelect"] & {
  visitorName: string | null;
};

/** The row as consoles get it. */
export function toConversation({
  visibleSeq: _,
  queuedAt: _queued,
  answeredAt: _answered,
  ratedAt: _rated,
  unansweredSince: _unanswered,
  servedSince: _served,
  alarmAt: _alarm,
  alarms: _alarms,
  passed: _passed,
  routed: _routed,
  overflow: _overflow,
  remindAt: _remind,
  lowRatedAt: _lowRated,
  tags,
  skills,
  ...row
}: ConversationRow): Conversation {
  return { ...row, tags: tagsOf(tags), skills: tagsOf(skills) };
}

/** The tags of a row, as a list. */
export const tagsOf = (lines: string): string[] => (lines === "" ? [] : lines.split("\n"));
