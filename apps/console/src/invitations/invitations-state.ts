import type { Invitation, InvitationList } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http } from "../http.ts";

/** The open invitations; null until they have come. */
export const invitations = signal<readonly Invitation[] | null>(null);

/** Whether this server sends mail. */
export const sendsMail = signal(false);

/** Fetches them anew. Throws what the card shows. */
export async function loadInvitations(): Promise<void> {
  const list = await http.get<InvitationList>("/invitations");
  invitations.value = list.invitations;
  sendsMail.value = list.mails;
}

/** Takes one back: its link lets nobody in any more. */
export async function revoke(id: string): Promise<void> {
  await http.delete(`/invitations/${id}`);
  invitations.value = invitations.value?.filter((one) => one.id !== id) ?? null;
}
