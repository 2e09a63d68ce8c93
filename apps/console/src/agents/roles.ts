import type { Role } from "@foyer/protocol";
import { later } from "../language/say.ts";

/** What roles are called on the screen. */
export const ROLES: Record<Role, string> = {
  owner: later("Owner"),
  admin: later("Admin"),
  agent: later("Agent"),
};

/** What a role may do, in one sentence. */
export const ROLE_HINTS: Record<Role, string> = {
  owner: later("May do everything, also change other owners."),
  admin: later("Changes sites and the team."),
  agent: later("Answers visitors, writes articles and canned replies."),
};

/** Shortest password; the protocol's schema says the same. */
export const PASSWORD_MIN = 10;
