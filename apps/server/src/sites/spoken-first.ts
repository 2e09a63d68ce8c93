import type { EventBody } from "@foyer/protocol";
import type { Doer } from "../agents/doer.ts";
import type { ManageSites } from "./manage-sites.ts";
import { optionsOf } from "./panel-options.ts";

export type SpokenFirst = ReturnType<typeof createSpokenFirst>;

/** What the widget said before its visitor, as the log tells it: by the rule that they say they answer. */
export function createSpokenFirst(sites: ManageSites) {
  return (siteId: string, rule: string | undefined): { body: EventBody; by: Doer }[] => {
    const site = rule === undefined ? undefined : sites.inMemory(siteId);
    const found = site && optionsOf(site).rules.find(({ id }) => id === rule);
    if (!found) return [];
    const { id, text } = found;
    return [{ body: { type: "spoken_first", text, rule: id }, by: { kind: "system" } }];
  };
}
