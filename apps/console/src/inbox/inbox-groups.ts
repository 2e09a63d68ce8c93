import type { Conversation } from "@foyer/protocol";
import { fold, searchedText } from "@foyer/protocol/matches-filter";
import { conversationName } from "../conversations/conversation-name.ts";
import { later, t } from "../language/say.ts";
import type { StandingList } from "./list-names.ts";

/** The inbox, sorted into what an agent asks for. */
export interface Groups {
  waiting: readonly Conversation[];
  /** Those who are gone and left a way to reach them: they wait for a mail or a call. */
  left: readonly Conversation[];
  mine: readonly Conversation[];
  /** Given to one of one's teams: those that wait, and those that colleagues have. */
  teamWaiting: readonly Conversation[];
  teamLeft: readonly Conversation[];
  team: readonly Conversation[];
  /** What colleagues are busy with. */
  others: readonly Conversation[];
  /** One's own that are put aside, the next to come back first. */
  snoozed: readonly Conversation[];
  othersSnoozed: readonly Conversation[];
  selfService: readonly Conversation[];
}

/** How many there are of each, without sorting them. */
export type Counts = Record<keyof Groups, number>;

/** A heading with its rows, as the list shows it. */
export interface Section {
  title: string;
  rows: readonly Conversation[];
}

/** Who looks at the inbox. */
export interface Me {
  id: string;
  teamIds: readonly string[];
  /** Whether a visitor is on the site now. */
  isHere?(visitorId: string): boolean;
}

type Order = (a: Conversation, b: Conversation) => number;

const latestFirst: Order = (a, b) => b.lastAt - a.lastAt;
const longestFirst: Order = (a, b) => waitsSince(a) - waitsSince(b);
const nextFirst: Order = (a, b) => comesBackAt(a) - comesBackAt(b);

/** Who waits longest comes first; among the others, what happened last. */
const ORDERS: Record<keyof Groups, Order> = {
  waiting: longestFirst,
  left: longestFirst,
  mine: latestFirst,
  teamWaiting: longestFirst,
  teamLeft: longestFirst,
  team: latestFirst,
  others: latestFirst,
  snoozed: nextFirst,
  othersSnoozed: nextFirst,
  selfService: latestFirst,
};

/**
 * Goes through all rows once. A group is sorted when it is first looked at: of ten thousand rows most stand
 * in lists that nobody has open.
 */
export function groupInbox(
  rows: Iterable<Conversation>,
  me: Me,
): { groups: Groups; counts: Counts } {
  const found = Object.fromEntries(
    Object.keys(ORDERS).map((name) => [name, [] as Conversation[]]),
  ) as Record<keyof Groups, Conversation[]>;
  for (const row of rows) for (const name of groupsOf(row, me)) found[name].push(row);
  const groups = {} as Groups;
  const counts = {} as Counts;
  for (const name of Object.keys(ORDERS) as (keyof Groups)[]) {
    counts[name] = found[name].length;
    sortLater(groups, name, found[name]);
  }
  return { groups, counts };
}

function sortLater(groups: Groups, name: keyof Groups, rows: Conversation[]): void {
  let isSorted = false;
  Object.defineProperty(groups, name, {
    enumerable: true,
    get() {
      if (!isSorted) rows.sort(ORDERS[name]);
      isSorted = true;
      return rows;
    },
  });
}

function groupsOf(row: Conversation, me: Me): (keyof Groups)[] {
  const { state, assigneeId, teamId, contactLeft, visitorId } = row;
  const mine = assigneeId === me.id;
  const ofTeam = teamId !== null && me.teamIds.includes(teamId);
  switch (state) {
    case "waiting":
      if (contactLeft !== null && !me.isHere?.(visitorId))
        return ofTeam ? ["left", "teamLeft"] : ["left"];
      return ofTeam ? ["waiting", "teamWaiting"] : ["waiting"];
    case "active":
      if (mine) return ["mine"];
      return ofTeam ? ["others", "team"] : ["others"];
    case "snoozed":
      if (mine) return ["snoozed"];
      return ofTeam ? ["othersSnoozed", "team"] : ["othersSnoozed"];
    case "self_service":
      return ["selfService"];
    case "closed":
      return [];
  }
}

const TITLES: Record<keyof Groups, string> = {
  waiting: later("Waiting"),
  left: later("Left a message"),
  mine: later("Mine"),
  teamWaiting: later("Waiting"),
  teamLeft: later("Left a message"),
  team: later("With colleagues"),
  others: later("With colleagues"),
  snoozed: later("Snoozed"),
  othersSnoozed: later("Snoozed by colleagues"),
  selfService: later("In self-service"),
};

/** What each list holds, from top to bottom. One's own talks stay in sight below the queue. */
const HOLDS: Record<Exclude<StandingList, "closed" | "mentions">, readonly (keyof Groups)[]> = {
  waiting: ["waiting", "mine", "left"],
  left: ["left"],
  mine: ["mine", "snoozed"],
  team: ["teamWaiting", "team", "teamLeft"],
  snoozed: ["snoozed", "othersSnoozed"],
  all: ["waiting", "left", "mine", "others", "snoozed", "othersSnoozed", "selfService"],
};

/** What a list shows of what is not closed, and of the closed ones that are loaded. */
export function sectionsOf(
  list: StandingList,
  groups: Groups,
  closed: readonly Conversation[],
): Section[] {
  if (list === "closed") return filled([{ title: t("Closed"), rows: closed }]);
  const names = list === "mentions" ? [] : HOLDS[list];
  return filled(names.map((name) => ({ title: t(TITLES[name]), rows: groups[name] })));
}

/** Everything loaded whose name or last text holds all words of `query`, whatever the list. */
export function search(query: string, groups: Groups, closed: readonly Conversation[]): Section[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const matches = (row: Conversation) => {
    const text = row.visitorName === null ? fold(conversationName(row)) : "";
    return words.every((word) => searchedText(row).includes(word) || text.includes(word));
  };
  const all = [...sectionsOf("all", groups, closed), ...sectionsOf("closed", groups, closed)];
  return filled(all.map(({ title, rows }) => ({ title, rows: rows.filter(matches) })));
}

/** The row `step` places from `id`; without one, the first. */
export function neighbour(
  sections: readonly Section[],
  id: string | undefined,
  step: number,
): Conversation | undefined {
  const rows = sections.flatMap((section) => section.rows);
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) return rows[0];
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}

const filled = (sections: Section[]): Section[] => sections.filter(({ rows }) => rows.length > 0);

function waitsSince(row: Conversation): number {
  return row.waitingSince ?? row.lastAt;
}

function comesBackAt({ snoozedUntil }: Conversation): number {
  return snoozedUntil ?? Number.POSITIVE_INFINITY;
}
