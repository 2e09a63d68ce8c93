import type { AgentCard, Availability, Hours } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { SiteRow } from "../sites/manage-sites.ts";
import type { Hub } from "../socket/hub.ts";
import { siteTopic, visitorTopic } from "../socket/topics.ts";
import { isOpen, nextChange, nextOpening } from "./opening.ts";
import type { ReplyTimes } from "./reply-times.ts";

/** However far away the next opening is: clocks are set, and hours are changed by other nodes. */
const LOOK_AGAIN_MS = 60_000;

/** A timer may be early by a little, and must not be so again and again. */
const SOONEST_MS = 50;

type Openness = Pick<Availability, "open" | "opensAt" | "shut">;

/** Teams that keep other hours than their sites, and whose conversations are with one. */
export interface OfTeams {
  /** A team's own; undefined where it has none. */
  hoursOf(teamId: string): Hours | undefined;
  allHours(): readonly { hours: Hours }[];
  /** Whether anybody of the team is here now. */
  isHere(teamId: string): boolean;
  /** The team that a visitor's open conversation is with, if any. */
  ofVisitor(visitorId: string): string | null;
  /** Whose open conversations are with a team. */
  visitors(): Iterable<{ visitorId: string; siteId: string }>;
}

export type SiteAvailability = ReturnType<typeof createAvailability>;

/**
 * Whether somebody can be expected to answer, site by site, and telling widgets when that changes. Whose conversation
 * is with a team that has hours of its own is told of those instead.
 */
export function createAvailability(deps: {
  clock: Clock;
  hub: Hub;
  /** All sites, from memory. */
  sites: () => readonly SiteRow[];
  teams: OfTeams;
  here: () => AgentCard[];
  replyTimes: ReplyTimes;
}) {
  const { clock, hub, sites, teams, here, replyTimes } = deps;
  const told = new Map<string, Openness>();
  /** What visitors were told of their team; some of them may have left since. */
  const toldOfTeams = new Map<string, Openness>();
  let timer: NodeJS.Timeout | undefined;

  function openness(hours: Hours | null | undefined): Openness {
    if (!hours) return { open: true, opensAt: null };
    const now = clock.now();
    const shut = (hours.closedUntil ?? 0) > now && { shut: true as const };
    return { open: isOpen(hours, now), opensAt: nextOpening(hours, now), ...shut };
  }

  const opennessOf = ({ options: { hours } }: Pick<SiteRow, "options">) => openness(hours);

  /** Where nobody of a closed team is here nobody answers, whoever else is. */
  function ofTeam(teamId: string | null): Openness | undefined {
    const hours = teamId === null ? undefined : teams.hoursOf(teamId);
    if (teamId === null || !hours) return undefined;
    const now = openness(hours);
    return now.open || teams.isHere(teamId) ? now : { ...now, shut: true };
  }

  function tell(topic: Parameters<Hub["tell"]>[0], siteId: string, now: Openness): void {
    const availability = { ...now, replySeconds: replyTimes.known(siteId) };
    hub.tell(topic, { type: "here", here: here(), availability });
  }

  /** Tells a visitor what is new of their team; `again`: also what is not. */
  function tellVisitor(visitorId: string, siteId: string, again = false): void {
    const before = toldOfTeams.get(visitorId);
    const own = ofTeam(teams.ofVisitor(visitorId));
    if (!own && !before) return;
    const topic = visitorTopic(visitorId);
    toldOfTeams.delete(visitorId);
    if (!hub.listens(topic)) return;
    if (own) toldOfTeams.set(visitorId, own);
    if (!again && own && before && isSame(own, before)) return;
    const site = sites().find(({ id }) => id === siteId);
    const now = own ?? (site && opennessOf(site));
    if (now) tell(topic, siteId, now);
  }

  /** Tells the widgets of every site, and of everybody with a team, what is new of its opening and closing. */
  function tellChanges(): void {
    const toldNow = new Set<string>();
    for (const site of sites()) {
      const before = told.get(site.id);
      const now = opennessOf(site);
      told.set(site.id, now);
      if (!before || isSame(before, now)) continue;
      tell(siteTopic(site.id), site.id, now);
      toldNow.add(site.id);
    }
    // Right behind what all of the site were told.
    tellVisitors(toldNow);
  }

  /** Those whose sites are among `again` have just been told of these instead. */
  function tellVisitors(again?: ReadonlySet<string>): void {
    for (const { visitorId, siteId } of teams.visitors())
      tellVisitor(visitorId, siteId, again?.has(siteId));
  }

  /** How long until a site or a team opens or closes, in milliseconds. */
  function untilNext(): number {
    const now = clock.now();
    const ofSites = sites().map(({ options }) => options.hours);
    const ofTeams = teams.allHours().map(({ hours }) => hours);
    const changes = [...ofSites, ...ofTeams].map((hours) => hours && nextChange(hours, now));
    const next = Math.min(...changes.map((at) => at ?? Number.POSITIVE_INFINITY));
    return Math.min(LOOK_AGAIN_MS, Math.max(SOONEST_MS, next - now));
  }

  function follow(): void {
    tellChanges();
    timer = setTimeout(follow, untilNext()).unref();
  }

  return {
    /** What somebody who comes to the site is told; a visitor who is known, of their team. */
    async of(site: Pick<SiteRow, "id" | "options">, visitorId?: string): Promise<Availability> {
      const replySeconds = await replyTimes.of(site.id);
      const own = visitorId === undefined ? undefined : ofTeam(teams.ofVisitor(visitorId));
      // Another page of theirs may have to be told what is new, first.
      if (visitorId !== undefined && own && !toldOfTeams.has(visitorId))
        toldOfTeams.set(visitorId, own);
      return { ...(own ?? opennessOf(site)), replySeconds };
    },
    /** Whether nobody can be expected to answer what is with this team (null: none) before it opens again. */
    isShut: (siteId: string, teamId: string | null): boolean => {
      const site = sites().find(({ id }) => id === siteId);
      return (ofTeam(teamId) ?? (site && opennessOf(site)))?.shut === true;
    },
    /** A visitor's conversation is with another team, or none any more. */
    visitorChanged: (row: { visitorId: string; siteId: string }): void =>
      tellVisitor(row.visitorId, row.siteId),
    /** Agents have come or gone, or are in other teams. */
    agentsChanged: (): void => tellVisitors(),
    tellChanges,
    /** Watches the clock from now on, once for all sites and teams. */
    follow,
    /** To be called after the hours of sites or teams have changed: one may open sooner than was planned. */
    hoursChanged(): void {
      clearTimeout(timer);
      follow();
    },
    stop: (): void => clearTimeout(timer),
  };
}

const isSame = (one: Openness, other: Openness): boolean =>
  one.open === other.open && one.opensAt === other.opensAt && one.shut === other.shut;
