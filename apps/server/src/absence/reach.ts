import type { ReachableBy } from "@foyer/protocol";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { AbsenceStore } from "./absence-store.ts";
import type { MailAddressStore } from "./mail-address-store.ts";

/** What is to be known of a visitor who gets mail. */
export interface Addressee {
  id: string;
  email: string | null;
  phone: string | null;
  languages: string[];
  timeZone: string | null;
}

/** How somebody who is not there gets an answer. `mail_off`: they have an email, and this server sends none. */
export type Way =
  | { by: "mail"; email: string; visitor: Addressee }
  | { by: Exclude<ReachableBy, "mail">; email: string | null; visitor: Addressee | undefined };

export type Reach = ReturnType<typeof createReach>;

/** By which way answers reach the visitor of a conversation while they are not there. */
export function createReach(deps: {
  store: Pick<AbsenceStore, "emailLeftIn">;
  addresses: Pick<MailAddressStore, "of">;
  visitors: { byId(id: string): Promise<Addressee | undefined> };
  isBlocked(visitorId: string): boolean;
  /** Whether mail with a way back can be sent. */
  isOn: boolean;
}) {
  const { store, addresses, visitors, isBlocked, isOn } = deps;

  return {
    async of(row: Pick<ConversationRow, "id" | "siteId" | "visitorId">): Promise<Way> {
      const visitor = await visitors.byId(row.visitorId);
      const email = (await store.emailLeftIn(row.id)) ?? visitor?.email ?? null;
      const none = { by: "none", email: null, visitor } as const;
      if (!visitor || isBlocked(visitor.id)) return none;
      if (email === null) return visitor.phone === null ? none : { ...none, by: "phone" };
      const address = await addresses.of(row.siteId, email);
      if (address && address.unwantedAt !== null) return { by: "unwanted", email, visitor };
      return isOn ? { by: "mail", email, visitor } : { by: "mail_off", email, visitor };
    },
  };
}
