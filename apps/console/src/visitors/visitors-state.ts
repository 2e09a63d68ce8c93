import type { Visitor, VisitorPatch } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http } from "../http.ts";

/** Visitors whose panel was opened, and who of all is on the site now. */
export function createVisitors() {
  const known = signal<ReadonlyMap<string, Visitor>>(new Map());
  const online = signal<ReadonlySet<string>>(new Set());
  /** Raised whenever something of any visitor may be another now: what hangs on it asks again. */
  const revision = signal(0);

  function put(visitor: Visitor): void {
    // Asked again and again while their panel is open: mostly nothing has changed.
    if (JSON.stringify(known.peek().get(visitor.id)) !== JSON.stringify(visitor))
      known.value = new Map(known.peek()).set(visitor.id, visitor);
    mark(visitor.id, visitor.online);
  }

  function mark(id: string, isOnline: boolean): void {
    if (online.value.has(id) === isOnline) return;
    const next = new Set(online.value);
    if (isOnline) next.add(id);
    else next.delete(id);
    online.value = next;
  }

  async function load(id: string): Promise<void> {
    put(await http.get<Visitor>(`/visitors/${id}`));
  }

  return {
    known,
    online,
    revision,
    load,
    put,
    replaceOnline(ids: readonly string[]): void {
      online.value = new Set(ids);
      revision.value += 1;
    },
    setOnline(id: string, isOnline: boolean): void {
      mark(id, isOnline);
      // Their page and browser may be others now.
      if (known.value.has(id)) load(id).catch(() => undefined);
    },
    /** An agent noted, tagged, blocked or merged somebody. */
    changed(id: string): void {
      revision.value += 1;
      if (known.value.has(id)) load(id).catch(() => undefined);
    },
    async change(id: string, patch: VisitorPatch): Promise<void> {
      put(await http.patch<Visitor>(`/visitors/${id}`, patch));
    },
  };
}
