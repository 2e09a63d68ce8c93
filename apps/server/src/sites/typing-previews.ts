import type { ManageSites } from "./manage-sites.ts";
import { optionsOf } from "./panel-options.ts";

/** Whether agents may see what visitors of a site type before they send it: as the owner has it now. */
export function createTypingPreviews(sites: Pick<ManageSites, "inMemory">) {
  return (siteId: string): boolean => {
    const site = sites.inMemory(siteId);
    return site !== undefined && optionsOf(site).typingPreview;
  };
}
