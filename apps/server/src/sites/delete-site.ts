import type { ConversationRemoval } from "../conversations/remove-conversations.ts";
import type { ManageSites } from "./manage-sites.ts";

export type DeleteSite = ReturnType<typeof createDeleteSite>;

/**
 * Deletes a site for good, with its conversations, visitors and articles. First its door is closed, so that
 * nothing new is said on it while the rest goes away piece by piece.
 */
export function createDeleteSite(deps: { sites: ManageSites; removal: ConversationRemoval }) {
  const { sites, removal } = deps;
  return async (siteId: string): Promise<void> => {
    await sites.existing(siteId);
    sites.shut(siteId);
    try {
      await removal.ofSite(siteId);
      await sites.remove(siteId);
    } catch (error) {
      sites.reopen(siteId);
      throw error;
    }
  };
}
