import type { VisitorHello } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { hashOf } from "../secret.ts";
import type { ManageSites, SiteRow } from "../sites/manage-sites.ts";
import { isOriginAllowed } from "../sites/origin.ts";
import type { AddVisitor } from "./add-visitor.ts";
import { browserLabel } from "./browser-label.ts";
import type { VisitorRow, VisitorStore } from "./visitor-store.ts";

/** A token that has not been used for this long no longer opens anything. */
const TOKEN_LIFE_MS = 180 * 24 * 60 * 60 * 1000;

/** What the browser's upgrade request said of itself. */
export interface Arrival {
  origin: string | undefined;
  /** Our own origin as this browser sees it. */
  ownOrigin: string;
  userAgent: string;
}

/** A visitor who may come in; `token` only when it was made just now. */
export interface Greeted {
  site: SiteRow;
  visitor: VisitorRow;
  token: string | undefined;
}

export type GreetVisitor = ReturnType<typeof createGreetVisitor>;

/** Lets a visitor in by token, or makes a new one. Refuses unknown sites, origins and old tokens. */
export function createGreetVisitor(deps: {
  db: Db;
  clock: Clock;
  sites: ManageSites;
  addVisitor: AddVisitor;
  visitors: VisitorStore;
}) {
  const { db, clock, sites, addVisitor, visitors } = deps;

  return async (hello: VisitorHello, arrival: Arrival): Promise<Greeted> => {
    const site = await checkSite(hello, arrival);
    if (hello.token === undefined) return welcomeNew(site, hello, arrival);
    const visitor = await checkToken(hashOf(hello.token), site);
    const seen = { seenAt: clock.now(), ...said(hello, arrival) };
    await db.writes.write(() => visitors.seen(visitor.id, seen));
    return { site, visitor: { ...visitor, ...seen }, token: undefined };
  };

  async function checkSite(
    { siteKey }: VisitorHello,
    { origin, ownOrigin }: Arrival,
  ): Promise<SiteRow> {
    const site = await sites.byKey(siteKey);
    if (!site) throw new Refusal("unknown_site", `No site has the key "${siteKey}".`);
    if (!isOriginAllowed(origin, site.origins, ownOrigin)) {
      throw new Refusal(
        "origin_not_allowed",
        `The site does not list ${origin ?? "a request without Origin"}: add it under Settings, Sites.`,
      );
    }
    return site;
  }

  async function checkToken(tokenHash: string, site: SiteRow): Promise<VisitorRow> {
    const visitor = await visitors.byToken(tokenHash);
    const fresh = visitor && clock.now() - visitor.seenAt < TOKEN_LIFE_MS;
    if (!visitor || !fresh || visitor.siteId !== site.id) {
      throw new Refusal("token_expired", "This token is too old or not of this site.");
    }
    return visitor;
  }

  async function welcomeNew(
    site: SiteRow,
    hello: VisitorHello,
    arrival: Arrival,
  ): Promise<Greeted> {
    const nothingKnown = { name: null, email: null, phone: null, attributes: {}, externalId: null };
    const newcomer = { siteId: site.id, ...nothingKnown, ...said(hello, arrival) };
    return { site, ...(await addVisitor(newcomer)) };
  }
}

const said = ({ page, device }: VisitorHello, { userAgent }: Arrival) => ({
  page,
  languages: device.languages,
  timeZone: device.timeZone ?? null,
  browser: browserLabel(userAgent),
});
