import type { Conversation } from "./conversation.ts";
import type { Channel, ViewFilter } from "./view.ts";

/** Who looks, and when (ms since 1970): what `me`, `mine` and minutes mean. */
export interface Looker {
  myId: string;
  myTeamIds: readonly string[];
  now: number;
}

const MINUTE = 60_000;

/** Whether `row` belongs to the list of `filter`, the same on the server and in the console. */
export function matchesFilter(row: Conversation, filter: ViewFilter, looker: Looker): boolean {
  const { states, siteIds, priorities, langs, channels, tags, text } = filter;
  return (
    has(states, row.state) &&
    has(siteIds, row.siteId) &&
    has(priorities, row.priority) &&
    has(langs, row.lang) &&
    has(channels, channelOf(row)) &&
    isHeldBy(row, filter.assignees, looker) &&
    isOfTeam(row, filter.teamIds, looker) &&
    hasTag(row, tags) &&
    isInTime(row, filter, looker.now) &&
    (text === undefined || holdsWords(searchedText(row), text))
  );
}

/** How its visitor is reached. */
export const channelOf = ({ contactLeft }: Conversation): Channel => contactLeft ?? "widget";

/** Where words are looked for: folded texts by their row, for lists look at thousands for every letter. */
const folded = new WeakMap<Conversation, string>();

/** The visitor's name, the last words and the page, without case and accents. */
export function searchedText(row: Conversation): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const text = fold(`${row.visitorName ?? ""} ${row.lastText} ${row.pagePath}`);
  folded.set(row, text);
  return text;
}

/** Whether a folded text holds all words of `query`. */
export const holdsWords = (text: string, query: string): boolean =>
  fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));

/** Case and accents do not matter to somebody who searches: "kohler" finds "Köhler". */
export const fold = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const has = <T>(choices: readonly T[] | undefined, value: T): boolean =>
  choices === undefined || choices.includes(value);

function isHeldBy(
  { assigneeId }: Conversation,
  assignees: readonly string[] | undefined,
  { myId }: Looker,
): boolean {
  if (assignees === undefined) return true;
  if (assigneeId === null) return assignees.includes("nobody");
  return assignees.includes(assigneeId) || (assigneeId === myId && assignees.includes("me"));
}

function isOfTeam(
  { teamId }: Conversation,
  teamIds: readonly string[] | undefined,
  { myTeamIds }: Looker,
): boolean {
  if (teamIds === undefined) return true;
  if (teamId === null) return false;
  return teamIds.includes(teamId) || (teamIds.includes("mine") && myTeamIds.includes(teamId));
}

function hasTag(row: Conversation, tags: readonly string[] | undefined): boolean {
  if (tags === undefined) return true;
  const wanted = tags.map((tag) => tag.toLowerCase());
  return row.tags.some((tag) => wanted.includes(tag.toLowerCase()));
}

function isInTime({ lastAt }: Conversation, { within, silent }: ViewFilter, now: number): boolean {
  const age = now - lastAt;
  return (
    (within === undefined || age <= within * MINUTE) &&
    (silent === undefined || age >= silent * MINUTE)
  );
}
