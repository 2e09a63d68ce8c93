import type { AgentCard } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { Db } from "../db/db.ts";
import { createAvailability } from "../hours/availability.ts";
import { createReplyTimes } from "../hours/reply-times.ts";
import type { TeamHoursKept } from "../hours/team-hours.ts";
import type { Presence } from "../presence/presence.ts";
import type { SiteRow } from "../sites/manage-sites.ts";
import type { Hub } from "../socket/hub.ts";
import type { ManageTeams } from "../teams/manage-teams.ts";
import type { Talking } from "../visitors/talking.ts";
import { createOfferArticles, type OfferDeps } from "./offer-articles.ts";
import { createQueue } from "./queue.ts";
import { createQueueStore } from "./queue-store.ts";

/** What those who wait are told and offered: their place, when somebody is there, something to read. Put together. */
export function createWaiting(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  /** Who is here, without those who are away. */
  presence: Presence;
  here: () => AgentCard[];
  talking: Talking;
  teams: Pick<ManageTeams, "list" | "card">;
  /** Asked for when it is needed: it is made later. */
  teamHours: () => Pick<TeamHoursKept, "of" | "all">;
  sites: () => readonly SiteRow[];
}) {
  const { db, clock, hub, presence, here, talking, teams, teamHours, sites } = deps;
  const replyTimes = createReplyTimes({ clock, db });
  const membersOf = (teamId: string) =>
    teams.list().find(({ id }) => id === teamId)?.agentIds ?? [];
  const availability = createAvailability({
    ...{ clock, hub, sites, here, replyTimes },
    teams: {
      // Those of a team that was deleted are known until they are read again.
      hoursOf: (teamId) => (teams.card(teamId) ? teamHours().of(teamId) : undefined),
      allHours: () => teamHours().all(),
      isHere: (teamId) => membersOf(teamId).some(presence.agentIsHere),
      ofVisitor: talking.teamOf,
      visitors: talking.withTeams,
    },
  });
  const queue = createQueue({
    ...{ clock, hub, presence, store: createQueueStore(db), replyTimes },
    isShut: availability.isShut,
  });

  return {
    ...{ queue, availability },
    /** A conversation is now as `row` says, on whichever node it was changed; after `talking` has heard of it. */
    heard(row: ConversationRow): void {
      queue.heard(row);
      availability.visitorChanged(row);
    },
    /** Agents came or went, or are in other teams. */
    agentsChanged(): void {
      queue.agentsChanged();
      availability.agentsChanged();
    },
    /** Sites or teams have other hours, here or by another node. */
    hoursChanged(): void {
      availability.hoursChanged();
      queue.agentsChanged();
    },
    /** Something to read for those who wait; what it takes is made later. */
    offering: (more: OfferDeps) => createOfferArticles(more),
  };
}
