import type { Closing, Hours, OpenPlace, Team } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import { Refusal } from "../refusal.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import { isOpen, nextOpening } from "./opening.ts";
import type { TeamHoursKept } from "./team-hours.ts";

/** Who closes for longer changes their week. */
const LONGEST_MS = 366 * 24 * 60 * 60 * 1000;

export type CloseForNow = ReturnType<typeof createCloseForNow>;

/** Closing a site or a team until a time, whatever its week says, and opening it again. */
export function createCloseForNow(deps: {
  clock: Clock;
  sites: Pick<ManageSites, "all" | "changeOptions" | "isShut">;
  teams: () => readonly Team[];
  teamHours: TeamHoursKept;
}) {
  const { clock, sites, teams, teamHours } = deps;

  function check({ until }: Closing): void {
    const now = clock.now();
    if (until !== null && until <= now)
      throw new Refusal("invalid", "until: this time is over. Choose one that is still to come.");
    if (until !== null && until > now + LONGEST_MS)
      throw new Refusal(
        "invalid",
        "until: that is more than a year away. Change the week instead.",
      );
  }

  function placeOf(kind: OpenPlace["kind"], id: string, name: string, hours: Hours | null = null) {
    const now = clock.now();
    const closedUntil = hours?.closedUntil ?? null;
    return {
      ...{ kind, id, name, open: !hours || isOpen(hours, now) },
      opensAt: hours ? nextOpening(hours, now) : null,
      closedUntil: closedUntil !== null && closedUntil > now ? closedUntil : null,
      timeZone: hours?.timeZone ?? "UTC",
    };
  }

  return {
    /** All sites, then the teams with hours of their own, as they stand now. */
    places(): OpenPlace[] {
      const open = sites.all().filter(({ id }) => !sites.isShut(id));
      const own = teams().flatMap(({ id, name }) => {
        const hours = teamHours.of(id);
        return hours ? [placeOf("team", id, name, hours)] : [];
      });
      return [
        ...open.map(({ id, name, options }) => placeOf("site", id, name, options.hours)),
        ...own,
      ];
    },

    async site(id: string, closing: Closing): Promise<OpenPlace> {
      check(closing);
      const row = await sites.changeOptions(id, ({ hours = null }) => ({
        hours: closed(hours, closing),
      }));
      return placeOf("site", id, row.name, row.options.hours);
    },

    async team(id: string, closing: Closing): Promise<OpenPlace> {
      check(closing);
      const hours = await teamHours.change(id, (before) => closed(before, closing));
      return placeOf("team", id, teams().find((team) => team.id === id)?.name ?? "", hours);
    },
  };
}

/** Who had no hours was always open, and is so again afterwards. */
function closed(hours: Hours | null, { until, timeZone }: Closing): Hours | null {
  if (hours) return { ...hours, closedUntil: until };
  if (until === null) return null;
  const always = Array.from({ length: 7 }, () => [{ from: "00:00", to: "24:00" }]);
  return { timeZone, week: always, dates: [], closedUntil: until };
}
