import type { Profile, VisitorHello } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { hashOf } from "../secret.ts";
import { checkIdentity } from "../sites/identity.ts";
import type { ManageSites, SiteRow } from "../sites/manage-sites.ts";
import { isOriginAllowed } from "../sites/origin.ts";
import { optionsOf } from "../sites/panel-options.ts";
import type { AddVisitor } from "./add-visitor.ts";
import type { Blocks } from "./blocks.ts";
import { browserLabel } from "./browser-label.ts";
import type { IdentifyVisitor } from "./identify-visitor.ts";
import type { SetAttributes } from "./set-attributes.ts";
import type { VisitStore } from "./visit-store.ts";
import { TOKEN_LIFE_MS } from "./visitor-of-token.ts";
import type { VisitorRow, VisitorStore } from "./visitor-store.ts";
import type { VisitorTokenStore } from "./visitor-token-store.ts";

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

/** Somebody of whom nothing is stored. */
export interface Guest {
  site: SiteRow;
  id: string;
  browser: string;
}

export type GreetVisitor = ReturnType<typeof createGreetVisitor>;

/** Lets a visitor in by token, or makes a new one. Refuses unknown sites, origins, old tokens and who is blocked. */
export function createGreetVisitor(deps: {
  db: Db;
  clock: Clock;
  sites: ManageSites;
  addVisitor: AddVisitor;
  visitors: VisitorStore;
  tokens: VisitorTokenStore;
  visits: VisitStore;
  blocks: Blocks;
  identify: IdentifyVisitor;
  setAttributes: SetAttributes;
}) {
  const { db, clock, sites, addVisitor, visitors, tokens } = deps;

  async function visitor(hello: VisitorHello, arrival: Arrival): Promise<Greeted> {
    const site = await checkSite(hello, arrival);
    const greeted = await whoComes(site, hello, arrival);
    deps.blocks.check(greeted.visitor.id);
    return hello.profile ? withProfile(greeted, hello.profile) : greeted;
  }

  /** Somebody who is only to be seen: nothing of them is stored, and the id is for this visit alone. */
  async function guest(hello: VisitorHello, arrival: Arrival): Promise<Guest> {
    const site = await checkSite(hello, arrival);
    if (!optionsOf(site).presence) throw new Refusal("wrong_state", "The site takes no guests.");
    return { site, id: nanoid(), browser: browserLabel(arrival.userAgent) };
  }

  return { visitor, guest };

  async function whoComes(site: SiteRow, hello: VisitorHello, arrival: Arrival): Promise<Greeted> {
    if (hello.identity) return welcomeIdentified(site, hello, arrival);
    if (hello.token === undefined) return welcomeNew(site, hello, arrival);
    const tokenHash = hashOf(hello.token);
    const visitor = await checkToken(tokenHash, site);
    const seen = { seenAt: clock.now(), ...said(hello, arrival) };
    await db.writes.write(async () => {
      await visitors.seen(visitor.id, seen);
      if (visitor.tokenHash !== tokenHash) await tokens.seen(tokenHash, seen.seenAt);
      await deps.visits.add(visitor.id, hello.page, seen.seenAt);
    });
    return { site, visitor: { ...visitor, ...seen }, token: undefined };
  }

  /** Who the owner's server says it is; what the browser was until now is only where it comes from. */
  async function welcomeIdentified(
    site: SiteRow,
    hello: VisitorHello,
    arrival: Arrival,
  ): Promise<Greeted> {
    const { identity, token } = hello;
    if (!identity) return welcomeNew(site, hello, arrival);
    const vouched = checkIdentity(identity, site.identitySecret, clock.now());
    const tokenHash = token === undefined ? undefined : hashOf(token);
    const visitor = tokenHash === undefined ? undefined : await visitorOf(tokenHash, site);
    const holder = visitor && tokenHash !== undefined ? { visitor, tokenHash } : undefined;
    const newcomer = { ...nobodyKnown(site), ...said(hello, arrival) };
    return { site, ...(await deps.identify({ vouched, newcomer, holder })) };
  }

  /** As it is after what the page says of them; of too much of it nothing is taken. */
  async function withProfile(greeted: Greeted, profile: Profile): Promise<Greeted> {
    const { id } = greeted.visitor;
    await deps.setAttributes(id, profile).catch((error: unknown) => {
      // Nobody is kept from a person by what a page says of them.
      if (!(error instanceof Refusal)) throw error;
    });
    return { ...greeted, visitor: (await visitors.byId(id)) ?? greeted.visitor };
  }

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
    const visitor = await visitorOf(tokenHash, site);
    if (visitor) return visitor;
    throw new Refusal("token_expired", "This token is too old or not of this site.");
  }

  async function visitorOf(tokenHash: string, site: SiteRow): Promise<VisitorRow | undefined> {
    const visitor = (await visitors.byToken(tokenHash)) ?? (await tokens.visitorOf(tokenHash));
    const isFresh = visitor && clock.now() - visitor.seenAt < TOKEN_LIFE_MS;
    return isFresh && visitor.siteId === site.id ? visitor : undefined;
  }

  async function welcomeNew(
    site: SiteRow,
    hello: VisitorHello,
    arrival: Arrival,
  ): Promise<Greeted> {
    const newcomer = { ...nobodyKnown(site), ...said(hello, arrival) };
    return { site, ...(await addVisitor(newcomer)) };
  }
}

const nobodyKnown = ({ id }: SiteRow) => ({
  ...{ siteId: id, name: null, email: null, phone: null },
  ...{ attributes: {}, externalId: null },
});

const said = ({ page, device }: VisitorHello, { userAgent }: Arrival) => ({
  page,
  languages: device.languages,
  timeZone: device.timeZone ?? null,
  browser: browserLabel(userAgent),
});
