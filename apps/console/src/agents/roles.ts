import type { Role } from "@foyer/protocol";

/** What roles are called on the screen. */
export const ROLES: Record<Role, string> = { owner: "Owner", admin: "Admin", agent: "Agent" };

/** What a role may do, in one sentence. */
export const ROLE_HINTS: Record<Role, string> = {
  owner: "May do everything, also change other owners.",
  admin: "Changes sites and the team.",
  agent: "Answers visitors, writes articles and canned replies.",
};

/** Shortest password; the protocol's schema says the same. */
export const PASSWORD_MIN = 10;
