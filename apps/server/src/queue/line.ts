import type { OtherWay } from "@foyer/protocol";

/** Somebody who waits, and what they were last told. */
export interface Waiting {
  id: string;
  visitorId: string;
  since: number;
  /** The team that they wait for; null: whoever takes them. */
  teamId: string | null;
  /** What they are shown to do instead, where the queue is too long. */
  way: OtherWay["type"] | null;
  /** 1 is next; right after `arranged` was read. */
  position: number;
  told?: string;
}

/** Those who wait on one site, who has waited longest first. */
export function createLine() {
  const byId = new Map<string, Waiting>();
  let order: Waiting[] | undefined;

  return {
    get: (id: string): Waiting | undefined => byId.get(id),
    size: (): number => byId.size,
    put(one: Pick<Waiting, "id" | "visitorId" | "since" | "teamId" | "way">): void {
      const known = byId.get(one.id);
      const { since, teamId, way } = one;
      if (known?.since === since && known.teamId === teamId && known.way === way) return;
      byId.set(one.id, { ...one, position: 0 });
      order = undefined;
    },
    remove(id: string): boolean {
      if (!byId.delete(id)) return false;
      order = undefined;
      return true;
    },
    arranged(): readonly Waiting[] {
      if (order) return order;
      order = [...byId.values()].sort(
        (one, other) => one.since - other.since || (one.id < other.id ? -1 : 1),
      );
      for (const [i, waiting] of order.entries()) waiting.position = i + 1;
      return order;
    },
  };
}
