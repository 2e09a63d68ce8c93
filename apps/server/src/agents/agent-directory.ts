import type { AgentCard, Author } from "@foyer/protocol";
import { createKeptRows, type KeptRows } from "../db/kept-rows.ts";
import type { AgentRow } from "./agent-store.ts";
import type { Doer } from "./doer.ts";

/** All agents, in memory: every event on the wire shows a name and a face. */
export interface AgentDirectory extends KeptRows<AgentRow> {
  card(id: string): AgentCard;
  author(by: Doer): Author;
}

/** Ground for an agent whose row is gone (an event may outlive its author). */
const UNKNOWN_COLOUR = "#868e96";

/** `onPut` is called when an agent was added or changed here. */
export function createAgentDirectory(
  readAll: () => Promise<AgentRow[]>,
  onPut?: () => void,
): AgentDirectory {
  const rows = createKeptRows(({ id }: AgentRow) => id, readAll, onPut);
  function card(id: string): AgentCard {
    const row = rows.get(id);
    if (!row) return { id, name: "Agent", colour: UNKNOWN_COLOUR };
    const { name, colour, title, picture } = row;
    return { id, name, colour, ...(title && { title }), ...(picture && { picture }) };
  }
  return {
    ...rows,
    card,
    author: (by) => (by.kind === "agent" ? { kind: "agent", ...card(by.id) } : { kind: by.kind }),
  };
}
