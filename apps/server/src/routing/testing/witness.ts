import type { Conversation } from "@foyer/protocol";
import { connectAgent, type TestAgent, type TestServer } from "@foyer/test-kit";

/** Sees on a node all rows as they change, in the order in which they did. */
export async function bearWitness(on: TestServer, agent: TestAgent) {
  const console = await connectAgent(on, agent);

  /** How all rows stood after each frame. */
  function* history(): Generator<ReadonlyMap<string, Conversation>> {
    const rows = new Map<string, Conversation>();
    for (const frame of console.received) {
      if (frame.type !== "conversations") continue;
      for (const row of frame.conversations) rows.set(row.id, row);
      yield rows;
    }
  }

  const countMost = (counts: (row: Conversation, agentId: string) => boolean, agentId: string) =>
    Math.max(
      0,
      ...Array.from(
        history(),
        (rows) => [...rows.values()].filter((row) => counts(row, agentId)).length,
      ),
    );

  return {
    console,
    /** How many conversations were offered to them at the same time, at most. */
    mostOffered: (agentId: string): number => countMost((row, id) => row.offeredTo === id, agentId),
    /** How many they had or were offered at the same time, at most. */
    mostAtOnce: (agentId: string): number =>
      countMost(
        (row, id) => row.offeredTo === id || (row.state === "active" && row.assigneeId === id),
        agentId,
      ),
    /** The row as it was seen last. */
    last(id: string): Conversation | undefined {
      let found: Conversation | undefined;
      for (const rows of history()) found = rows.get(id);
      return found;
    },
  };
}
