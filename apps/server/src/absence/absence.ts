import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import type { Mails } from "../mail/mails.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { Blocks } from "../visitors/blocks.ts";
import type { NoteContact } from "../visitors/note-contact.ts";
import type { ReturnLinks } from "../visitors/return-links.ts";
import { createAbsenceStore } from "./absence-store.ts";
import { createFollowAbsences } from "./follow-absences.ts";
import { createMailAddressStore } from "./mail-address-store.ts";
import { createMailAnswers } from "./mail-answers.ts";
import { type Addressee, createReach } from "./reach.ts";

/** Answers to visitors who are not there, with the parts put together. They go by mail where both mail and the server's own address are set. */
export function createAbsence(deps: {
  db: Db;
  clock: Clock;
  log: Log;
  directory: AgentDirectory;
  sites: ManageSites;
  visitors: { byId(id: string): Promise<Addressee | undefined> };
  returnLinks: ReturnLinks;
  blocks: Blocks;
  mails: Pick<Mails, "on" | "queue">;
  /** Inside a direct write: the conversation, which nobody else changes until the write ends. */
  locked(id: string): Promise<ConversationRow>;
  noteContact: NoteContact;
  publicOrigin: string | null;
}) {
  const { db, clock, log, directory, sites, visitors, blocks, mails, returnLinks, publicOrigin } =
    deps;
  const store = createAbsenceStore(db);
  const addresses = createMailAddressStore(db);
  const isOn = mails.on && publicOrigin !== null;
  if (mails.on && !isOn) {
    log.warn("answers do not go by mail to visitors who left: set PUBLIC_URL for their link back");
  }
  const isBlocked = (visitorId: string) => blocks.of(visitorId) !== undefined;
  const reach = createReach({ store, addresses, visitors, isBlocked, isOn });
  const follow = createFollowAbsences({ db, clock, store });
  const mailAnswers = createMailAnswers({
    ...{ ...deps, store, addresses, reach, links: returnLinks, origin: publicOrigin ?? "" },
    siteOf: async (id) => sites.existing(id).catch(() => undefined),
    nameOf: (agentId) => directory.card(agentId).name,
  });

  return {
    ...{ reach, returnLinks, addresses },
    /** Call it now and then: queues what is due. */
    async mailAnswers(): Promise<void> {
      if (!isOn) return;
      await follow();
      await mailAnswers();
    },
    /** What a visitor has left of themselves; to an email that they leave anew answers go again. */
    async noteContact(
      { id, siteId }: { id: string; siteId: string },
      contact: { email?: string; phone?: string },
    ): Promise<void> {
      await deps.noteContact(id, contact);
      const { email } = contact;
      const known = email && (await addresses.of(siteId, email));
      if (!email || !known || known.unwantedAt === null) return;
      await db.writes.write(() => addresses.want(siteId, email));
    },
  };
}
