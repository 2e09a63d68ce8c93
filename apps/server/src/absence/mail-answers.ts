import type { Clock } from "../clock.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { Db } from "../db/db.ts";
import type { Mails } from "../mail/mails.ts";
import { Refusal } from "../refusal.ts";
import type { SiteRow } from "../sites/manage-sites.ts";
import type { ReturnLinks } from "../visitors/return-links.ts";
import type { AbsenceStore, Answer } from "./absence-store.ts";
import { answerMail } from "./answer-mail.ts";
import type { MailAddressStore } from "./mail-address-store.ts";
import type { Reach } from "./reach.ts";
import { whenDue } from "./when-due.ts";

/** So many are looked at in one turn. */
const AT_ONCE = 100;

export interface MailAnswersDeps {
  db: Db;
  clock: Clock;
  store: AbsenceStore;
  addresses: MailAddressStore;
  mails: Pick<Mails, "queue">;
  reach: Reach;
  links: ReturnLinks;
  /** Inside a direct write: the conversation, which nobody else changes until the write ends. */
  locked(id: string): Promise<ConversationRow>;
  siteOf(id: string): Promise<SiteRow | undefined>;
  /** What visitors call an agent. */
  nameOf(agentId: string): string;
  /** Where visitors reach this server. */
  origin: string;
}

/**
 * Queues one mail for all answers of a conversation that its visitor has not read, once nothing more comes. Mail, link
 * and note of it are one transaction: no other node and no restart sends it again.
 */
export function createMailAnswers(deps: MailAnswersDeps) {
  const { db, clock, store, addresses, mails, reach, links, origin } = deps;

  async function lookAt(conversationId: string): Promise<void> {
    await db.writes.write(async () => {
      const row = await deps.locked(conversationId).catch(unlessGone);
      const absence = row && (await store.of(conversationId));
      if (!row || !absence || absence.dueAt === null || absence.dueAt > clock.now()) return;
      const seen = Math.max(row.readByVisitor, absence.mailedUpTo);
      const answers = await store.answersAfter(conversationId, seen);
      const times = answers.map(({ at }) => at);
      const dueAt = answers.length === 0 ? null : whenDue(times, absence.mailedAt);
      if (dueAt === null || dueAt > clock.now()) return store.update(conversationId, { dueAt });
      const isSent = await send(row, answers);
      const sent = isSent && { mailedAt: clock.now(), mailedUpTo: row.visibleSeq };
      await store.update(conversationId, { dueAt: null, ...sent });
    });
  }

  /** False where they cannot be reached by mail. */
  async function send(row: ConversationRow, answers: Answer[]): Promise<boolean> {
    const [way, site] = await Promise.all([reach.of(row), deps.siteOf(row.siteId)]);
    if (way.by !== "mail" || !site) return false;
    const { email, visitor } = way;
    const address = await addresses.put(row.siteId, email);
    if (!address) return false;
    const { secret, endsAt } = await links.make(visitor.id);
    // Browsers keep what stands behind "#" from servers and other pages.
    const link = `${origin}/chat/${encodeURIComponent(site.key)}/return#${secret}`;
    const unsubscribeUrl = `${origin}/mail/unsubscribe/${address.id}`;
    const { subject, text } = answerMail({
      ...{ languages: [row.lang, ...visitor.languages, site.lang], timeZone: visitor.timeZone },
      ...{ site: site.name, answers, link, endsAt, unsubscribeUrl, nameOf: deps.nameOf },
    });
    await mails.queue({
      ...{ about: "answer", visitorId: visitor.id, clientId: null, conversationId: row.id },
      ...{ to: email, fromName: site.name, subject, text, unsubscribeUrl },
    });
    return true;
  }

  /** All that are due now. */
  return async (): Promise<void> => {
    for (const id of await store.due(clock.now(), AT_ONCE)) await lookAt(id);
  };
}

function unlessGone(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}
