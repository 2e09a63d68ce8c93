import { later } from "../language/say.ts";

/** The lists that every agent has. */
export const STANDING_LISTS = [
  "waiting",
  "left",
  "mine",
  "team",
  "mentions",
  "snoozed",
  "closed",
  "all",
] as const;
export type StandingList = (typeof STANDING_LISTS)[number];

/** A list that can be chosen: one that everybody has, or a saved view. */
export type ListId = StandingList | `view:${string}`;

export const LIST_LABELS: Record<StandingList, string> = {
  waiting: later("Waiting"),
  left: later("Left a message"),
  mine: later("Mine"),
  team: later("Team"),
  mentions: later("Mentions"),
  snoozed: later("Snoozed"),
  closed: later("Closed"),
  all: later("All open"),
};

/** The view's id, or undefined for a list that everybody has. */
export const viewIdOf = (list: ListId): string | undefined =>
  list.startsWith("view:") ? list.slice("view:".length) : undefined;
