import type { Agent, Setup } from "@foyer/protocol";
import type { ManageAgents } from "../agents/manage-agents.ts";
import { type ManageSites, NEW_SITE } from "../sites/manage-sites.ts";

export type FirstOwner = ReturnType<typeof createFirstOwner>;

/** The one moment at which somebody without an account may make one: nobody has any yet. */
export function createFirstOwner({ agents, sites }: { agents: ManageAgents; sites: ManageSites }) {
  /** Makes the first owner, and the first site if there is none. Refuses once there is an agent. */
  async function make({ name, email, password, siteName, origin }: Setup): Promise<Agent> {
    const owner = await agents.add({ name, email, password, role: "owner", first: true });
    if (sites.isEmpty()) {
      const origins = origin ? [origin] : [];
      await sites.add({ ...NEW_SITE, name: siteName.trim() || NEW_SITE.name, origins });
    }
    return owner;
  }

  return { make, isNeeded: agents.isEmpty };
}
