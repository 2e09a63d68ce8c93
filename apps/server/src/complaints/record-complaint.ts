import {
  type Ack,
  type Complain as ComplainFrame,
  type ComplaintDetail,
  complaintName,
  type EventBody,
  type NewComplaint,
} from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { AgentAct } from "../conversations/agent-act.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { Faq } from "../faq/faq.ts";
import type { Mails } from "../mail/mails.ts";
import type { Acknowledge } from "../messages/acknowledge.ts";
import type { Preparing } from "../messages/preparing.ts";
import { Refusal } from "../refusal.ts";
import { plain } from "../suggestions/suggest.ts";
import type { NoteContact } from "../visitors/note-contact.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import { type Known, newRow } from "./complaint-row.ts";
import type { KeptSettings } from "./complaint-settings.ts";
import type { ComplaintRow, ComplaintStore } from "./complaint-store.ts";
import { receiptWords } from "./complaint-words.ts";

/** Nobody has more to complain of in a day; and what a site gets beyond that is no complaint. */
const PER_VISITOR_A_DAY = 5;
const PER_SITE_A_DAY = 200;
/** Nobody's letter box is filled from here. */
const RECEIPTS_A_DAY = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

export type RecordComplaint = ReturnType<typeof createRecordComplaint>;

/** A visitor complains by their own form. */
export type Complain = RecordComplaint["byVisitor"];

export interface SiteKnown {
  id: string;
  name: string;
  options: { complaints?: boolean };
}

/** What visitors said of themselves; undefined for one who is not there. */
export interface VisitorsKnown {
  byId(
    id: string,
  ): Promise<
    | { name: string | null; email: string | null; phone: string | null; languages: string[] }
    | undefined
  >;
}

/** How many mails went to an address since a time. */
export interface MailsSent {
  toSince(address: string, since: number): Promise<number>;
}

/** Puts complaints into the register: a visitor's by their own form, or an agent's. */
export function createRecordComplaint(deps: {
  db: Db;
  clock: Clock;
  store: ComplaintStore;
  settings: KeptSettings;
  /** Refuses where there is none. */
  site(id: string): Promise<SiteKnown>;
  isAgent(id: string): boolean;
  visitorOf: VisitorsKnown["byId"];
  mails: Pick<Mails, "on" | "queue">;
  mailsTo: MailsSent["toSince"];
  changes: ConversationChanges;
  find: FindConversation;
  acknowledge: Acknowledge;
  faq: Faq;
  preparing: Preparing;
  noteContact: NoteContact;
  act: AgentAct;
  detail(row: ComplaintRow): Promise<ComplaintDetail>;
  changed: () => void;
}) {
  const { db, clock, store, settings, changes, find, acknowledge, faq, preparing, mails } = deps;

  /**
   * A visitor complains by their form. Acked with its number, once it is in the register and in their conversation, which
   * waits for an agent then. Refuses it where the owner has no such form, an empty one, and more than anybody needs.
   */
  async function byVisitor(visitor: VisitorIdentity, frame: ComplainFrame): Promise<Ack> {
    const { clientId } = frame;
    const site = await deps.site(visitor.siteId);
    const row = await kept(visitor, frame, site);
    const ready = faq.ready(visitor.siteId);
    if (ready) await ready.catch(() => undefined);
    // What was said before must not be overtaken.
    await preparing.prepare(visitor.id);
    const says: { body: EventBody }[] = [
      { body: { type: "message", text: said(row) } },
      { body: recorded(row) },
    ];
    const ack = await acknowledge(clientId, { visitorId: visitor.id }, () => {
      const talk = find.toContinue(visitor.id);
      const act = { type: "visitor_message", to: "person", assigneeHere: false } as const;
      const doing = { act, by: { kind: "visitor" } as const, clientId, says };
      return talk ? changes.change(talk, doing) : changes.open(visitor, doing);
    });
    if (row.conversationId === null)
      await db.writes.write(
        () => store.update(row.id, { conversationId: ack.conversationId }),
        deps.changed,
      );
    const { name, email, phone } = row;
    await deps.noteContact(visitor.id, {
      ...{ ...(name && { name }), ...(email && { email }), ...(phone && { phone }) },
    });
    return { ...ack, complaint: row.number };
  }

  /** The row of a visitor's complaint; a repeat finds the first one. */
  async function kept(
    visitor: VisitorIdentity,
    frame: ComplainFrame,
    site: SiteKnown,
  ): Promise<ComplaintRow> {
    const known = knownOf(frame);
    return db.writes.write(async () => {
      await db.lock("complaints");
      const repeat = await store.byClientId(visitor.id, frame.clientId);
      if (repeat) return repeat;
      if (!site.options.complaints)
        throw new Refusal("wrong_state", "This site has no form for complaints: write a message.");
      const now = clock.now();
      await checkRates(visitor, now);
      const row = newRow(
        {
          ...known,
          ...{ siteId: visitor.siteId, conversationId: null, visitorId: visitor.id },
          ...{ source: "visitor", madeBy: visitor.id, clientId: frame.clientId },
          ...{ lang: frame.lang ?? "", categoryId: settings.unsorted(), severity: "medium" },
          ...{ ownerId: null, dueAt: settings.dueAt("medium", now), at: now, changedBy: null },
        },
        await store.nextNumber(),
      );
      await store.insert(row);
      await store.addStep(row.id, { at: now, byId: null, body: { type: "recorded" } });
      await sendReceipt(row, site);
      return row;
    });
  }

  async function checkRates({ id, siteId }: VisitorIdentity, now: number): Promise<void> {
    const { own, ofSite } = await store.byVisitorsSince(siteId, id, now - DAY_MS);
    if (own < PER_VISITOR_A_DAY && ofSite < PER_SITE_A_DAY) return;
    throw new Refusal(
      "rate_limited",
      "These are many complaints for one day. Write to us in the chat, we read that as well.",
    );
  }

  /** Inside the write of the complaint: its number by mail, where an address was left and mail can be sent. */
  async function sendReceipt(row: ComplaintRow, site: SiteKnown): Promise<void> {
    if (!mails.on || row.email === "") return;
    if ((await deps.mailsTo(row.email, row.at - DAY_MS)) >= RECEIPTS_A_DAY) return;
    const { visitorId, clientId, email: to } = row;
    const words = receiptWords(row.lang, { number: complaintName(row.number), site: site.name });
    const text = `${words.text}\n\n${row.text}\n`;
    await mails.queue({
      ...{ about: "complaint", visitorId, clientId, to, fromName: site.name },
      ...{ subject: words.subject, text },
    });
    await store.addStep(row.id, { at: row.at, byId: null, body: { type: "receipt" } });
  }

  /**
   * An agent records one. From a conversation it is that one's and its visitor's, whose profile fills in what was not
   * said; the log of the conversation tells of it.
   */
  async function byAgent(agentId: string, given: NewComplaint): Promise<ComplaintDetail> {
    settings.checkCategory(given.categoryId);
    await deps.site(given.siteId);
    if (given.ownerId && !deps.isAgent(given.ownerId))
      throw new Refusal("not_found", "ownerId: there is no such agent.");
    const talk = given.conversationId ? await find.existing(given.conversationId) : undefined;
    if (talk && talk.siteId !== given.siteId)
      throw new Refusal("invalid", "conversationId: it is a conversation of another site.");
    const visitor = talk && (await deps.visitorOf(talk.visitorId));
    const now = clock.now();
    const severity = given.severity ?? "medium";
    const said = knownOf(given);
    const known: Known = {
      ...said,
      name: said.name || visitor?.name || "",
      email: said.email || visitor?.email || "",
      phone: said.phone || visitor?.phone || "",
      ...{ siteId: given.siteId, conversationId: talk?.id ?? null },
      ...{ visitorId: talk?.visitorId ?? null, source: "agent", madeBy: agentId },
      ...{ clientId: given.clientId, lang: talk?.lang || visitor?.languages[0] || "" },
      ...{ categoryId: given.categoryId, severity, ownerId: given.ownerId ?? null, at: now },
      ...{ dueAt: given.dueAt ?? settings.dueAt(severity, now), changedBy: agentId },
    };
    const { row, isNew } = await db.writes.write(async () => {
      await db.lock("complaints");
      const repeat = await store.byClientId(agentId, given.clientId);
      if (repeat) return { row: repeat, isNew: false };
      const row = newRow(known, await store.nextNumber());
      await store.insert(row);
      await store.addStep(row.id, { at: now, byId: agentId, body: { type: "recorded" } });
      return { row, isNew: true };
    }, deps.changed);
    if (isNew && talk) await deps.act(agentId, talk.id, LABEL(agentId), () => [recorded(row)]);
    return deps.detail(row);
  }

  return { byVisitor, byAgent };
}

const LABEL = (agentId: string) => ({ type: "label", agentId }) as const;

const recorded = ({ id, number }: ComplaintRow): EventBody => ({
  ...{ type: "complaint_recorded", complaintId: id, number },
});

/** What a visitor has written, as they would have written it in the chat. */
const said = ({ text, want }: ComplaintRow): string => (want ? `${text}\n\n→ ${want}` : text);

/** What was said, clean. Refuses a complaint without words. */
function knownOf(said: Pick<NewComplaint, "text" | "want" | "name" | "email" | "phone">) {
  const text = plain(said.text);
  if (text === "") throw new Refusal("text_empty", "text: say what happened.");
  return {
    ...{ text, want: plain(said.want ?? ""), name: oneLine(said.name ?? "") },
    ...{ email: said.email ?? "", phone: said.phone ?? "" },
  };
}

/** On one line, without what no text needs. */
export const oneLine = (text: string): string => plain(text).replace(/\s+/g, " ");
