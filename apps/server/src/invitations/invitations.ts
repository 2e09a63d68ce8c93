import {
  type AcceptInvitation,
  type Agent,
  INVITATIONS_MAX,
  type Invitation,
  type InvitationList,
  type MadeInvitation,
  type NewInvitation,
  type OpenInvitation,
  type Role,
} from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { ManageAgents } from "../agents/manage-agents.ts";
import type { SignedIn } from "../agents/sign-in.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Mails } from "../mail/mails.ts";
import { Refusal } from "../refusal.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { ManageTeams } from "../teams/manage-teams.ts";
import type { InvitationRow, InvitationStore } from "./invitation-store.ts";
import { invitationText } from "./invitation-words.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Long enough for somebody who starts next Monday. */
const HOLDS_DAYS = 7;

/** Those that nobody took are listed this long, so that one sees why nobody came. */
const LISTED_MS = 30 * DAY_MS;

export type Invitations = ReturnType<typeof createInvitations>;

/** Agents who make their own account: by a link that works once, for a while. */
export function createInvitations(deps: {
  db: Db;
  clock: Clock;
  store: InvitationStore;
  directory: AgentDirectory;
  agents: ManageAgents;
  teams: ManageTeams;
  mails: Mails;
}) {
  const { db, clock, store, directory, agents, teams, mails } = deps;

  async function list(): Promise<InvitationList> {
    return { invitations: (await store.all()).map(toInvitation), mails: mails.on };
  }

  /** `origin` is where the console is; the token is known to the caller alone from then on. */
  async function make(
    { role, teamIds = [], email }: NewInvitation,
    by: SignedIn["agent"],
    origin: string,
  ): Promise<MadeInvitation> {
    if (role === "owner" && by.role !== "owner") throw onlyOwners();
    if (teamIds.some((id) => !teams.card(id)))
      throw new Refusal("not_found", "teamIds: there is no such team.");
    if (email !== undefined) checkEmail(email);
    const token = newSecret();
    const now = clock.now();
    const row: InvitationRow = {
      ...{ id: nanoid(), tokenHash: hashOf(token), role, teamIds, invitedBy: by.id },
      ...{ email: email?.toLowerCase() ?? null, createdAt: now },
      expiresAt: now + HOLDS_DAYS * DAY_MS,
    };
    const link = `${origin}/console/invitation#${token}`;
    await db.writes.write(async () => {
      if ((await store.counted()) >= INVITATIONS_MAX)
        throw new Refusal("invalid", "There are too many open invitations: revoke some first.");
      await store.insert(row);
      if (row.email) await mails.queue(mailOf(row.email, by, link));
    });
    return { invitation: toInvitation(row), link };
  }

  function checkEmail(email: string): void {
    if (!mails.on)
      throw new Refusal("wrong_state", "This server sends no mail: pass the link on yourself.");
    if (directory.all().some((agent) => agent.email === email.toLowerCase()))
      throw new Refusal("conflict", `${email} is an agent already.`);
  }

  function mailOf(to: string, by: SignedIn["agent"], link: string) {
    const words = invitationText(by.preferences.lang, { name: by.name, link, days: HOLDS_DAYS });
    const fromName = by.name;
    return {
      about: "invitation" as const,
      visitorId: null,
      clientId: null,
      to,
      fromName,
      ...words,
    };
  }

  async function revoke(id: string, by: SignedIn["agent"]): Promise<void> {
    const row = (await store.all()).find((one) => one.id === id);
    if (row?.role === "owner" && by.role !== "owner") throw onlyOwners();
    if (!row || !(await db.writes.write(() => store.remove(id))))
      throw new Refusal("not_found", "There is no such invitation.");
  }

  /** What holds still: unknown, used, revoked, expired, and by somebody who may not any more look the same. */
  async function open(token: string): Promise<{ row: InvitationRow; by: SignedIn["agent"] }> {
    const row = await store.byToken(hashOf(token));
    const by = row && directory.get(row.invitedBy);
    if (!row || row.expiresAt <= clock.now() || !by || !mayInvite(by, row.role)) throw gone();
    return { row, by };
  }

  async function look(token: string): Promise<OpenInvitation> {
    const { row, by } = await open(token);
    const { role, email, expiresAt } = row;
    return { role, email, expiresAt, invitedBy: by.name };
  }

  /** Makes the account; of those who accept at once, one gets it. */
  async function accept({ token, name, email, password }: AcceptInvitation): Promise<Agent> {
    const { row } = await open(token);
    const agent = await agents.add({
      ...{ name, email: row.email ?? email, password, role: row.role },
      async alongside() {
        if (!(await store.remove(row.id))) throw gone();
      },
    });
    // A transaction of its own: an account without its team is mended by hand, half of one is not.
    for (const id of row.teamIds) await teams.join(id, agent.id);
    return agent;
  }

  return {
    ...{ list, make, revoke, look, accept },
    removeExpired: (): Promise<void> =>
      db.writes.write(() => store.removeExpired(clock.now() - LISTED_MS)),
  };
}

function mayInvite({ active, role }: SignedIn["agent"], to: Role): boolean {
  return active && (role === "owner" || (role === "admin" && to !== "owner"));
}

function toInvitation({ tokenHash: _, ...row }: InvitationRow): Invitation {
  return row;
}

const gone = () =>
  new Refusal("not_found", "This invitation does not hold any more. Ask for a new one.");
const onlyOwners = () => new Refusal("forbidden", "Only an owner may do this.");
