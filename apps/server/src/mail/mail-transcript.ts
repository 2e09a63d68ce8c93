import { type Ack, EVENTS_PAGE, type Event, type MailTranscript } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { MailStore } from "./mail-store.ts";
import type { Mails } from "./mails.ts";
import { transcriptText } from "./transcript-text.ts";

/** Nobody needs more in a day, and nobody's letter box is filled from here. */
const PER_VISITOR_A_DAY = 5;
const PER_ADDRESS_A_DAY = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Longest text of a transcript, in characters: mail servers refuse what is much larger. */
const TEXT_MAX = 2_000_000;

export type SendTranscript = ReturnType<typeof createMailTranscript>;

/** What other features know of a transcript and its reader. */
interface Known {
  messages: {
    after(who: "visitor", conversationId: string, seq: number, limit: number): Promise<Event[]>;
  };
  visitors: {
    byId(id: string): Promise<{ languages: string[]; timeZone: string | null } | undefined>;
  };
  sites: { existing(id: string): Promise<{ name: string }> };
}

/** A visitor has their conversation sent to an email address. */
export function createMailTranscript(
  deps: Known & {
    db: Db;
    clock: Clock;
    find: FindConversation;
    mails: Mails;
    store: MailStore;
  },
) {
  const { db, clock, find, messages, visitors, sites, mails, store } = deps;

  /** Acked once the mail is queued. Refuses what is not theirs, and more mails than a person needs. */
  return async (
    { id: visitorId, siteId }: { id: string; siteId: string },
    { clientId, conversationId, email, lang }: MailTranscript,
  ): Promise<Ack> => {
    if (!mails.on) throw new Refusal("wrong_state", "This server sends no mail.");
    const row = await find.own(visitorId, conversationId);
    const [visitor, site] = await Promise.all([visitors.byId(visitorId), sites.existing(siteId)]);
    const languages = [...(lang ? [lang] : []), ...(visitor?.languages ?? [])];
    const reader = { languages, timeZone: visitor?.timeZone ?? null, site: site.name };
    const { subject, text } = transcriptText(await wholeLog(conversationId), reader);
    await db.writes.write(async () => {
      await db.lock(`mails of ${visitorId}`);
      if (await store.isQueued(visitorId, clientId)) return;
      await checkRates(visitorId, email);
      const mail = { about: "transcript" as const, visitorId, clientId, to: email };
      await mails.queue({ ...mail, fromName: reader.site, subject, text: text.slice(0, TEXT_MAX) });
    });
    return { type: "ack", clientId, conversationId, seq: row.visibleSeq };
  };

  async function wholeLog(conversationId: string): Promise<Event[]> {
    const events: Event[] = [];
    for (let chars = 0; chars < TEXT_MAX; ) {
      const after = events.at(-1)?.seq ?? 0;
      const page = await messages.after("visitor", conversationId, after, EVENTS_PAGE);
      events.push(...page);
      if (page.length < EVENTS_PAGE) break;
      for (const { body } of page) if (body.type === "message") chars += body.text.length;
    }
    return events;
  }

  async function checkRates(visitorId: string, email: string): Promise<void> {
    const since = clock.now() - DAY_MS;
    const asked = await store.ofVisitorSince(visitorId, since);
    const got = await store.toSince(email, since);
    if (asked < PER_VISITOR_A_DAY && got < PER_ADDRESS_A_DAY) return;
    throw new Refusal("rate_limited", "That is enough mail for one day. Try again tomorrow.");
  }
}
