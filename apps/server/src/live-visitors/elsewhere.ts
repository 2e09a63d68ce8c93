import type { Live, LiveVisitor } from "@foyer/protocol";
import type { Clock } from "../clock.ts";

/** A node that has told nothing for so long, in milliseconds, has ended. Consoles ask every minute. */
const SILENT_MS = 3 * 60_000;

/** What other nodes tell of who is on the sites; `own` is this node, which is passed over. */
export function createElsewhere(own: string, clock: Clock) {
  const nodes = new Map<string, { at: number; visitors: Map<string, LiveVisitor> }>();

  return {
    /** A frame as consoles get it. */
    hear(payload: Buffer): void {
      const frame = JSON.parse(payload.toString()) as Live;
      if (frame.node === own) return;
      const known = frame.whole ? undefined : nodes.get(frame.node)?.visitors;
      const visitors = known ?? new Map<string, LiveVisitor>();
      for (const visitor of frame.came) visitors.set(visitor.id, visitor);
      for (const id of frame.left) visitors.delete(id);
      nodes.set(frame.node, { at: clock.now(), visitors });
    },
    find(id: string): LiveVisitor | undefined {
      for (const [node, { at, visitors }] of nodes) {
        if (clock.now() - at > SILENT_MS) nodes.delete(node);
        const visitor = visitors.get(id);
        if (visitor) return visitor;
      }
      return undefined;
    },
  };
}
