import type { Profile } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Recorded } from "../conversations/change-conversation.ts";
import type { Db } from "../db/db.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { Vouched } from "../sites/identity.ts";
import { type Newcomer, NOTHING_YET } from "./add-visitor.ts";
import { ComeAgain } from "./come-again.ts";
import type { HandOver } from "./hand-over.ts";
import { takeSaid, takeVouched } from "./take-profile.ts";
import type { VisitStore } from "./visit-store.ts";
import { TOKEN_LIFE_MS } from "./visitor-of-token.ts";
import type { VisitorRow, VisitorStore } from "./visitor-store.ts";
import type { VisitorTokenStore } from "./visitor-token-store.ts";

/** Who comes, as the owner's server says, and who this browser was until now. */
export interface Identified {
  vouched: Vouched;
  newcomer: Newcomer;
  /** The visitor of the token that the browser has, and its hash; undefined without a good one. */
  holder: { visitor: VisitorRow; tokenHash: string } | undefined;
}

export type IdentifyVisitor = ReturnType<typeof createIdentifyVisitor>;

/**
 * Finds or makes the visitor whom a signature vouches for. The browser gets a token of its own, unless it
 * has one of theirs. An anonymous holder becomes them when nobody is yet, else hands over what was said.
 */
export function createIdentifyVisitor(deps: {
  db: Db;
  clock: Clock;
  visitors: VisitorStore;
  tokens: VisitorTokenStore;
  visits: VisitStore;
  handOver: HandOver;
}) {
  const { db, clock, visitors, tokens, visits, handOver } = deps;

  return async (who: Identified): Promise<{ visitor: VisitorRow; token: string | undefined }> => {
    const { visitor, token } = await db.writes.write(
      () => identify(who),
      ({ news }) => handOver.publish(news),
    );
    return { visitor, token };
  };

  async function identify({ vouched, newcomer, holder }: Identified) {
    const { externalId, profile } = vouched;
    // Two browsers may bring the same one for the first time.
    await db.lock(`identity ${newcomer.siteId} ${externalId}`);
    const there = await visitors.byExternalId(newcomer.siteId, externalId);
    const before = holder && (await visitors.lockedById(holder.visitor.id));
    // Since their token was looked up: it is somebody else's now, or nobody's.
    if (before?.mergedInto) throw new ComeAgain();
    const anonymous = before && before.externalId === null ? before : undefined;
    const theirs = there ?? anonymous ?? (await make(newcomer));
    const seen = { ...saidNow(newcomer), seenAt: clock.now() };
    const said = there && anonymous ? takeSaid(there, contactsOf(anonymous)) : {};
    // A token from before may be known to whoever had the browser before.
    const renewed = theirs.externalId === null ? { externalId, tokenHash: untold() } : {};
    const becomes = { ...said, ...takeVouched(theirs, profile), ...renewed, ...seen };
    await visitors.update(theirs.id, becomes);
    if (newcomer.page) await visits.add(theirs.id, newcomer.page, seen.seenAt);
    const visitor: VisitorRow = { ...theirs, ...becomes };
    const news =
      anonymous && anonymous.id !== visitor.id
        ? await handOver.toAnother(anonymous, visitor)
        : await told(theirs, visitor);
    const hasToken = holder && there && before?.id === there.id;
    if (hasToken) await tokens.seen(holder.tokenHash, seen.seenAt);
    return { visitor, token: hasToken ? undefined : await newToken(visitor), news };
  }

  /** Lists and logs of somebody who was there already. */
  async function told(before: VisitorRow, { id, externalId, name }: VisitorRow) {
    if (before.externalId === null && externalId !== null) {
      return handOver.toThemselves(id, externalId);
    }
    return before.name === name ? NOTHING : handOver.renamed(id);
  }

  async function make(newcomer: Newcomer): Promise<VisitorRow> {
    const now = clock.now();
    const row = { ...newcomer, ...NOTHING_YET, ...{ id: nanoid(), tokenHash: untold() } };
    const visitor: VisitorRow = { ...row, firstSeenAt: now, seenAt: now };
    await visitors.insert(visitor);
    return visitor;
  }

  async function newToken({ id }: VisitorRow): Promise<string> {
    const token = newSecret();
    const now = clock.now();
    const row = { tokenHash: hashOf(token), visitorId: id, seenAt: now };
    await tokens.add(row, now - TOKEN_LIFE_MS);
    return token;
  }
}

/** Of a token that nobody has: who is vouched for has one for each browser. */
const untold = () => hashOf(newSecret());

/** What an anonymous visitor has told of themselves, for where nothing better is known. */
const contactsOf = ({ name, email, phone }: VisitorRow): Profile => ({
  ...(name === null ? {} : { name }),
  ...(email === null ? {} : { email }),
  ...(phone === null ? {} : { phone }),
});

const saidNow = ({ page, languages, timeZone, browser }: Newcomer) => ({
  ...{ page, languages, timeZone, browser },
});

const NOTHING: { recorded: Recorded[]; rows: Recorded["row"][] } = { recorded: [], rows: [] };
