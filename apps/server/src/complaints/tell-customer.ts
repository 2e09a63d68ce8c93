import type { Ack, AgentSendMessage, ComplaintDetail, TellCustomer } from "@foyer/protocol";
import { complaintName } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { AgentActs } from "../conversations/agent-acts.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { ReopenConversation } from "../conversations/reopen-conversation.ts";
import type { Db } from "../db/db.ts";
import type { Mails } from "../mail/mails.ts";
import { Refusal } from "../refusal.ts";
import { plain } from "../suggestions/suggest.ts";
import type { ComplaintRow, ComplaintStore } from "./complaint-store.ts";
import { outcomeSubject } from "./complaint-words.ts";
import type { SiteKnown } from "./record-complaint.ts";

export type TellAct = ReturnType<typeof createTellCustomer>;

/**
 * An agent tells the customer what came of their complaint: in their conversation, which the agent has then; by mail; or
 * elsewhere, which is only noted. A repeat of its client id tells nothing again.
 */
export function createTellCustomer(deps: {
  db: Db;
  clock: Clock;
  store: ComplaintStore;
  find: FindConversation;
  acts: Pick<AgentActs, "claim">;
  reopen: ReopenConversation;
  say(agentId: string, frame: AgentSendMessage): Promise<Ack>;
  mails: Pick<Mails, "on" | "queue">;
  site(id: string): Promise<SiteKnown>;
  existing(id: string): Promise<ComplaintRow>;
  detail(row: ComplaintRow): Promise<ComplaintDetail>;
  changed: () => void;
}) {
  const { db, clock, store, find, mails, existing, changed } = deps;

  return async (agentId: string, id: string, told: TellCustomer): Promise<ComplaintDetail> => {
    const text = plain(told.text);
    if (text === "") throw new Refusal("text_empty", "text: say what came of it.");
    const row = await existing(id);
    if (told.by === "mail" && !(await store.hasStep(id, told.clientId))) checkMail(row);
    if (told.by === "chat") await inChat(agentId, row, text, told.clientId);
    const site = await deps.site(row.siteId);
    await db.writes.write(async () => {
      await db.lock("complaints");
      const now = await existing(id);
      if (await store.hasStep(id, told.clientId)) return;
      if (told.by === "mail") await byMail(now, site, text, told.clientId);
      const { by, clientId } = told;
      const at = clock.now();
      const body = { type: "told" as const, by, text };
      await store.addStep(id, { ...{ at, byId: agentId, clientId, body } });
      const change = { toldAt: at, toldBy: by, version: now.version + 1, changedBy: agentId };
      await store.update(id, change);
    }, changed);
    return deps.detail(await existing(id));
  };

  /** As the agent's message: the conversation becomes theirs, unless a colleague has it. */
  async function inChat(agentId: string, row: ComplaintRow, text: string, clientId: string) {
    const talk = row.visitorId === null ? undefined : await find.latestOf(row.visitorId);
    if (!talk)
      throw new Refusal("wrong_state", "There is no conversation with them: tell them by mail.");
    const isHeld = talk.state === "active" || talk.state === "snoozed";
    if (talk.state === "closed") await deps.reopen(agentId, talk.id);
    else if (!isHeld) await deps.acts.claim(agentId, talk.id);
    await deps.say(agentId, {
      ...{ type: "send_message", conversationId: talk.id, clientId, text },
    });
  }

  function checkMail({ email }: ComplaintRow): void {
    if (!mails.on) throw new Refusal("wrong_state", "This server sends no mail.");
    if (email === "") throw new Refusal("invalid", "email: note their address first.");
  }

  function byMail(row: ComplaintRow, site: SiteKnown, text: string, clientId: string) {
    const number = complaintName(row.number);
    return mails.queue({
      ...{ about: "complaint", visitorId: row.visitorId, clientId, to: row.email },
      ...{ fromName: site.name, text },
      subject: outcomeSubject(row.lang, { number, site: site.name }),
    });
  }
}
