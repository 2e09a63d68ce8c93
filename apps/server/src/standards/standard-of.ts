import type { Standard } from "@foyer/protocol";

type Scope = Pick<Standard, "siteId" | "teamId" | "priority">;

/**
 * The standard that holds for a conversation, undefined where none does. Who names the priority comes first, then
 * who names the team, then the site: two that fit never stand alike, for no two have the same scope.
 */
export function standardOf(standards: readonly Standard[], row: Scope): Standard | undefined {
  let best: Standard | undefined;
  for (const one of standards) {
    if (fits(one, row) && (!best || weight(one) > weight(best))) best = one;
  }
  return best;
}

const fits = (scope: Scope, row: Scope): boolean =>
  (scope.siteId === null || scope.siteId === row.siteId) &&
  (scope.teamId === null || scope.teamId === row.teamId) &&
  (scope.priority === null || scope.priority === row.priority);

const weight = ({ siteId, teamId, priority }: Scope): number =>
  (priority === null ? 0 : 4) + (teamId === null ? 0 : 2) + (siteId === null ? 0 : 1);
