import type { Visitor } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import { tagsOf } from "../conversations/conversation-row.ts";
import type { Presence } from "../presence/presence.ts";
import type { Blocks } from "./blocks.ts";
import type { VisitorRow } from "./visitor-store.ts";

export type ShowVisitor = ReturnType<typeof createShowVisitor>;

/** The row as consoles get it. */
export function createShowVisitor(deps: {
  presence: Presence;
  blocks: Blocks;
  directory: AgentDirectory;
}) {
  const { presence, blocks, directory } = deps;

  function blockOf(visitorId: string): Visitor["blocked"] {
    const block = blocks.of(visitorId);
    if (!block) return null;
    const { until, reason, at, agentId } = block;
    return { until, reason, at, by: directory.card(agentId).name };
  }

  return (row: VisitorRow): Visitor => {
    const { tokenHash: _, mergedInto: _merged, invitedAt: _invited, tags, ...shown } = row;
    const { id } = row;
    const now = { online: presence.visitorIsHere(id), blocked: blockOf(id) };
    return { ...shown, ...now, tags: tagsOf(tags) };
  };
}
