import type { Agent, Setup } from "@foyer/protocol";
import type { AgentStore } from "../agents/agent-store.ts";
import type { ManageAgents } from "../agents/manage-agents.ts";
import { Refusal } from "../refusal.ts";
import { type ManageSites, NEW_SITE } from "../sites/manage-sites.ts";
import type { SiteStore } from "../sites/site-store.ts";

export type FirstOwner = ReturnType<typeof createFirstOwner>;

/** The one moment at which somebody without an account may make one: nobody has any yet. */
export function createFirstOwner(deps: {
  agents: AgentStore;
  manageAgents: ManageAgents;
  sites: SiteStore;
  manageSites: ManageSites;
}) {
  const { agents, manageAgents, sites, manageSites } = deps;
  let making = false;

  /** Makes the first owner, and the first site if there is none. Refuses once there is an agent. */
  async function make({ name, email, password, siteName, origin }: Setup): Promise<Agent> {
    // Hashing takes a while: a second caller must not slip in meanwhile.
    if (making || agents.count() > 0) {
      throw new Refusal("conflict", "Foyer is set up already: sign in instead.");
    }
    making = true;
    try {
      const owner = await manageAgents.add({ name, email, password, role: "owner" });
      if (sites.all().length === 0) {
        const origins = origin ? [origin] : [];
        await manageSites.add({ ...NEW_SITE, name: siteName, origins });
      }
      return owner;
    } finally {
      making = false;
    }
  }

  return { make, isNeeded: () => agents.count() === 0 };
}
