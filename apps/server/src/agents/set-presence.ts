import type { Agent, PresencePatch } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import type { AgentDirectory } from "./agent-directory.ts";
import type { AgentRow, AgentStore } from "./agent-store.ts";
import type { ManageAgents } from "./manage-agents.ts";

export type SetPresence = ReturnType<typeof createSetPresence>;

/** How an agent is, as they say it themselves, or their console for them. */
export function createSetPresence(deps: {
  db: Db;
  hub: Hub;
  directory: AgentDirectory;
  agents: Pick<ManageAgents, "find">;
  store: AgentStore;
  /** Called when somebody is here now, or not any more, without their console having come or gone. */
  onChange(agentId: string): void;
}) {
  const { db, hub, directory, agents, store, onChange } = deps;

  function publish(row: AgentRow): void {
    directory.put(row);
    const agent = agents.find(row.id);
    if (agent) hub.publish(agentsTopic, { type: "agent", agent });
    onChange(row.id);
  }

  /** Resolves with the agent as they are then; what is so already is neither stored nor told. */
  return async (agentId: string, patch: PresencePatch): Promise<Agent> => {
    await db.writes.write(
      async () => {
        await db.lock("agents");
        const before = (await store.all()).find(({ id }) => id === agentId);
        if (!before) throw gone();
        // Whoever chooses how they are is there to choose it.
        const row = { ...before, ...(patch.status && { idle: false }), ...patch };
        if (isSame(before, row)) return undefined;
        await store.update(row);
        return row;
      },
      (row) => row && publish(row),
    );
    const agent = agents.find(agentId);
    if (!agent) throw gone();
    return agent;
  };
}

const SAID = ["status", "idle", "awayAfter", "capacity"] as const;

const isSame = (one: AgentRow, other: AgentRow): boolean =>
  SAID.every((key) => one[key] === other[key]);

const gone = () => new Refusal("not_signed_in", "This agent is gone.");
