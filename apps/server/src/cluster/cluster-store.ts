import { eq, lt } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { NodeRow } from "./other-nodes.ts";
import type { Counters } from "./poll.ts";

export type ClusterStore = ReturnType<typeof createClusterStore>;

/** The counters by which nodes see what others have changed, and the table of nodes. */
export function createClusterStore({ orm, tables: { counters, nodes } }: Db) {
  return {
    /** How far everything is. Each number is raised by what comes after it is read. */
    async counters(): Promise<Counters> {
      const rows = await orm.select().from(counters);
      const { change = 0, ...generations } = Object.fromEntries(
        rows.map(({ name, value }) => [name, value]),
      );
      return { change, generations, nodes: await orm.select().from(nodes) };
    },

    /** The number of the last change. */
    async head(): Promise<number> {
      const rows = await orm.select().from(counters).where(eq(counters.name, "change"));
      return rows[0]?.value ?? 0;
    },

    /** Says that a node lives, and which agents it has. */
    async beat(row: NodeRow): Promise<void> {
      const { id, ...rest } = row;
      await orm
        .insert(nodes)
        .values({ id, ...rest })
        .onConflictDoUpdate({ target: nodes.id, set: rest });
    },

    async removeNode(id: string): Promise<void> {
      await orm.delete(nodes).where(eq(nodes.id, id));
    },

    /** Removes nodes that have not lived since `seenAt`. */
    async removeSilent(seenAt: number): Promise<void> {
      await orm.delete(nodes).where(lt(nodes.seenAt, seenAt));
    },
  };
}
