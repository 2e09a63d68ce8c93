import type { AgentCard, Availability } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { SiteRow } from "../sites/manage-sites.ts";
import type { Hub } from "../socket/hub.ts";
import { siteTopic } from "../socket/topics.ts";
import { isOpen, nextChange, nextOpening } from "./opening.ts";
import type { ReplyTimes } from "./reply-times.ts";

/** However far away the next opening is: clocks are set, and hours are changed by other nodes. */
const LOOK_AGAIN_MS = 60_000;

/** A timer may be early by a little, and must not be so again and again. */
const SOONEST_MS = 50;

type Openness = Pick<Availability, "open" | "opensAt" | "shut">;

export type SiteAvailability = ReturnType<typeof createAvailability>;

/** Whether somebody can be expected to answer, site by site, and telling widgets when that changes. */
export function createAvailability(deps: {
  clock: Clock;
  hub: Hub;
  /** All sites, from memory. */
  sites: () => readonly SiteRow[];
  here: () => AgentCard[];
  replyTimes: ReplyTimes;
}) {
  const { clock, hub, sites, here, replyTimes } = deps;
  const told = new Map<string, Openness>();
  let timer: NodeJS.Timeout | undefined;

  function opennessOf({ options: { hours } }: Pick<SiteRow, "options">): Openness {
    if (!hours) return { open: true, opensAt: null };
    const now = clock.now();
    const shut = (hours.closedUntil ?? 0) > now && { shut: true as const };
    return { open: isOpen(hours, now), opensAt: nextOpening(hours, now), ...shut };
  }

  /** Tells the widgets of every site that has opened or closed, or is to open at another time. */
  function tellChanges(): void {
    for (const site of sites()) {
      const before = told.get(site.id);
      const now = opennessOf(site);
      told.set(site.id, now);
      if (!before || isSame(before, now)) continue;
      const availability = { ...now, replySeconds: replyTimes.known(site.id) };
      hub.tell(siteTopic(site.id), { type: "here", here: here(), availability });
    }
  }

  /** How long until a site opens or closes, in milliseconds. */
  function untilNext(): number {
    const now = clock.now();
    const changes = sites().map(({ options: { hours } }) => hours && nextChange(hours, now));
    const next = Math.min(...changes.map((at) => at ?? Number.POSITIVE_INFINITY));
    return Math.min(LOOK_AGAIN_MS, Math.max(SOONEST_MS, next - now));
  }

  function follow(): void {
    tellChanges();
    timer = setTimeout(follow, untilNext()).unref();
  }

  return {
    /** What a visitor of the site is told when they come. */
    async of(site: Pick<SiteRow, "id" | "options">): Promise<Availability> {
      return { ...opennessOf(site), replySeconds: await replyTimes.of(site.id) };
    },
    tellChanges,
    /** Watches the clock from now on, once for all sites. */
    follow,
    /** To be called after the sites have changed: one of them may open sooner than was planned. */
    sitesChanged(): void {
      clearTimeout(timer);
      follow();
    },
    stop: (): void => clearTimeout(timer),
  };
}

const isSame = (one: Openness, other: Openness): boolean =>
  one.open === other.open && one.opensAt === other.opensAt && one.shut === other.shut;
