import { and, eq } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type MailAddressRow = Tables["mailAddresses"]["$inferSelect"];

export type MailAddressStore = ReturnType<typeof createMailAddressStore>;

/** The only SQL on addresses that answers go to. Addresses are compared in lower case. */
export function createMailAddressStore({ orm, tables: { mailAddresses } }: Db) {
  const at = (siteId: string, address: string) =>
    and(eq(mailAddresses.siteId, siteId), eq(mailAddresses.address, address.toLowerCase()));

  return {
    async of(siteId: string, address: string): Promise<MailAddressRow | undefined> {
      return (await orm.select().from(mailAddresses).where(at(siteId, address)))[0];
    },
    async byId(id: string): Promise<MailAddressRow | undefined> {
      return (await orm.select().from(mailAddresses).where(eq(mailAddresses.id, id)))[0];
    },
    /** Inside a write: the row of an address, made if there is none. */
    async put(siteId: string, address: string): Promise<MailAddressRow | undefined> {
      const row = { id: nanoid(), siteId, address: address.toLowerCase(), unwantedAt: null };
      await orm.insert(mailAddresses).values(row).onConflictDoNothing();
      return (await orm.select().from(mailAddresses).where(at(siteId, address)))[0];
    },
    /** Inside a write: no mails from now on. Said again it changes nothing. */
    async unwant(id: string, now: number): Promise<void> {
      await orm.update(mailAddresses).set({ unwantedAt: now }).where(eq(mailAddresses.id, id));
    },
    /** Inside a write: who left the address anew wants them again. */
    async want(siteId: string, address: string): Promise<void> {
      await orm.update(mailAddresses).set({ unwantedAt: null }).where(at(siteId, address));
    },
  };
}
