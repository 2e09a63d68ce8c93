import type { ToVisitor, VisitorHello, VisitorUp } from "@foyer/protocol";
import type { SiteAvailability } from "../hours/availability.ts";
import { guestArriving, pageOf } from "../live-visitors/arriving.ts";
import type { LiveVisitors } from "../live-visitors/live-visitors.ts";
import { Refusal } from "../refusal.ts";
import type { Guest } from "../visitors/greet-visitor.ts";
import type { Connection } from "./connection.ts";
import type { Hub } from "./hub.ts";
import type { SiteConnections } from "./site-connections.ts";
import { visitorTopic } from "./topics.ts";

export interface GuestSessionDeps {
  hub: Hub;
  live: LiveVisitors;
  availability: SiteAvailability;
  siteConnections: SiteConnections;
}

export type GuestSession = Awaited<ReturnType<typeof createGuestSession>>;

/** One socket of somebody who is only to be seen: they may be written to, and go on to another page. */
export async function createGuestSession(
  deps: GuestSessionDeps,
  connection: Connection,
  guest: Guest,
  frame: VisitorHello,
) {
  const { hub, live, siteConnections } = deps;
  const { id, site, browser } = guest;
  const availability = await deps.availability.of(site);
  hub.subscribe(visitorTopic(id), connection);
  siteConnections.add(site.id, connection);
  live.arrive(guestArriving({ id, siteId: site.id, browser }, frame));

  function leave(): void {
    hub.unsubscribe(visitorTopic(id), connection);
    siteConnections.remove(site.id, connection);
    live.leave(id);
  }

  return {
    leave,
    welcome(): void {
      connection.send({
        ...{ type: "welcome", visitor: { id, name: null }, here: [], popular: [] },
        ...{ availability, options: {}, resumes: false },
      });
    },
    handle(said: VisitorUp): ToVisitor | undefined {
      if (said.type === "ping") return { type: "pong", heads: [] };
      if (said.type !== "visit_page") {
        throw new Refusal("not_ready", "Say hello as a visitor first, on another connection.");
      }
      live.visit(id, pageOf(said.page));
      return undefined;
    },
  };
}
