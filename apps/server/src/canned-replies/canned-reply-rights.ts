import type { Role } from "@foyer/protocol";
import type { CannedReplyRow } from "./canned-reply-store.ts";

/** Who asks for canned replies: an agent, and the teams they are in. */
export interface Reader {
  id: string;
  role: Role;
  teamIds: readonly string[];
}

/** Owners and admins look after what several agents share. */
export const manages = ({ role }: Reader): boolean => role !== "agent";

type Shared = Pick<CannedReplyRow, "scope" | "teamId" | "ownerId">;

/** Whether it is in their menu. Somebody else's personal one is in nobody's, not even an owner's. */
export function maySee(reader: Reader, { scope, teamId, ownerId }: Shared): boolean {
  if (scope === "everyone") return true;
  if (scope === "personal") return ownerId === reader.id;
  return manages(reader) || (teamId !== null && reader.teamIds.includes(teamId));
}

/** Whether they may write, change and delete it. */
export const mayChange = (reader: Reader, reply: Shared): boolean =>
  reply.scope === "personal" ? reply.ownerId === reader.id : manages(reader);
