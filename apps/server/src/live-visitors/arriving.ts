import type { LiveVisitor, Page, VisitorHello } from "@foyer/protocol";
import type { VisitorRow } from "../visitors/add-visitor.ts";
import type { Arriving } from "./live-visitors.ts";

/** Who comes again after so long, in milliseconds, is back; before that it is the same visit. */
const AWAY_MS = 30 * 60_000;

/** A page without where it was come from. */
export const pageOf = ({ url, title }: Page): LiveVisitor["page"] => ({ url, title });

/** Somebody who is known, at `now` (ms since 1970). */
export function knownArriving(visitor: VisitorRow, { page }: VisitorHello, now: number): Arriving {
  const { id, siteId, name, languages, browser, firstSeenAt, invitedAt } = visitor;
  return {
    ...{ id, siteId, name, languages, browser, invitedAt, guest: false },
    ...{ page: pageOf(page), from: cameFrom(page), returning: now - firstSeenAt > AWAY_MS },
  };
}

/** Somebody of whom nothing is stored. */
export function guestArriving(
  guest: { id: string; siteId: string; browser: string },
  { page, device }: VisitorHello,
): Arriving {
  return {
    ...{ ...guest, guest: true, name: null, returning: false },
    ...{ languages: device.languages, page: pageOf(page), from: cameFrom(page) },
  };
}

/** "www.example.org" where they came from; "" from the same site, or when nobody knows. */
function cameFrom({ url, referrer = "" }: Page): string {
  if (!URL.canParse(referrer)) return "";
  const { host } = new URL(referrer);
  return URL.canParse(url) && new URL(url).host === host ? "" : host;
}
