/** Somebody who waits, and what they were last told. */
export interface Waiting {
  id: string;
  visitorId: string;
  since: number;
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
    put(id: string, visitorId: string, since: number): void {
      const known = byId.get(id);
      if (known?.since === since) return;
      byId.set(id, { id, visitorId, since, position: 0 });
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
