import type { EventBody, LowRatings, Mentioned } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { NamesOf } from "../follow-ups/names-of.ts";
import { afterOpenTime } from "../hours/open-time.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";
import type { HoursOf } from "../standards/reckon-targets.ts";

type Rated = Extract<EventBody, { type: "rated" }>;

const HOUR_MS = 60 * 60 * 1000;

/** Whether somebody should see to what a visitor has said. */
export const isLow = ({ score: upTo, unsolved }: LowRatings, { score, solved }: Rated): boolean =>
  (score !== undefined && score <= upTo) || (unsolved && solved === "no");

export type WatchRatings = ReturnType<typeof createWatchRatings>;

/**
 * What a rating makes of its conversation's follow-up, as the owner of its site wants it: a low one opens one, once; a
 * better one closes it again, unless an agent has touched it. One that is planned already comes sooner, where it is later.
 */
export function createWatchRatings(deps: {
  clock: Clock;
  sites: Pick<ManageSites, "inMemory">;
  hoursOf: HoursOf;
  names: NamesOf;
}) {
  const { clock, sites, hoursOf, names } = deps;

  /** The agent who had it, or whom the owner has chosen; when they are gone, its team. */
  function whomOf(row: ConversationRow, rule: LowRatings): Mentioned | undefined {
    const holder = row.assigneeId === null ? null : { agentId: row.assigneeId };
    const team = row.teamId === null ? null : { teamId: row.teamId };
    return names.known(rule.for ?? holder) ?? names.known(holder) ?? names.known(team);
  }

  /** Inside the write of the rating, with the row as it was before. */
  return (row: ConversationRow, rated: Rated): EventBody[] => {
    const site = sites.inMemory(row.siteId);
    const rule = site && optionsOf(site).lowRatings;
    if (!rule) return [];
    if (!isLow(rule, rated))
      return row.followUpWhy === "low_rating"
        ? [{ type: "follow_up_set", at: null, why: "low_rating" }]
        : [];
    const now = clock.now();
    const at = afterOpenTime(hoursOf(row), now, rule.hours * HOUR_MS) ?? now + rule.hours * HOUR_MS;
    if (row.followUpAt !== null) return row.followUpAt > at ? [sooner(row, at)] : [];
    const whom = whomOf(row, rule);
    return row.lowRatedAt === null
      ? [{ type: "follow_up_set", at, ...(whom ? { for: whom } : {}), why: "low_rating" }]
      : [];
  };

  /** What was planned stays what it was, and whose. */
  function sooner(row: ConversationRow, at: number): EventBody {
    const { followUpAgentId, followUpTeamId, followUpNote, followUpAt } = row;
    const whom =
      names.known(followUpAgentId === null ? null : { agentId: followUpAgentId }) ??
      names.known(followUpTeamId === null ? null : { teamId: followUpTeamId });
    return {
      ...{ type: "follow_up_set", at },
      ...(followUpAt === null ? {} : { was: followUpAt }),
      ...(followUpNote ? { note: followUpNote } : {}),
      ...(whom ? { for: whom } : {}),
      ...(row.followUpWhy ? { why: row.followUpWhy } : {}),
    };
  }
}
