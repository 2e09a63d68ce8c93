import type { Visitor, VisitorPatch } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http } from "../http.ts";

/** Visitors whose panel was opened, and who of all is on the site now. */
export function createVisitors() {
  const known = signal<ReadonlyMap<string, Visitor>>(new Map());
  const online = signal<ReadonlySet<string>>(new Set());

  function put(visitor: Visitor): void {
    known.value = new Map(known.value).set(visitor.id, visitor);
  }

  async function load(id: string): Promise<void> {
    put(await http.get<Visitor>(`/visitors/${id}`));
  }

  return {
    known,
    online,
    load,
    replaceOnline(ids: readonly string[]): void {
      online.value = new Set(ids);
    },
    setOnline(id: string, isOnline: boolean): void {
      const next = new Set(online.value);
      if (isOnline) next.add(id);
      else next.delete(id);
      online.value = next;
      // Their page and browser may be others now.
      if (known.value.has(id)) load(id).catch(() => undefined);
    },
    async change(id: string, patch: VisitorPatch): Promise<void> {
      put(await http.patch<Visitor>(`/visitors/${id}`, patch));
    },
  };
}
