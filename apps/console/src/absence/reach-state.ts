import type { Conversation, Reach } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { http } from "../http.ts";
import { visitors } from "../live/live.ts";

const known = signal<ReadonlyMap<string, Reach>>(new Map());

async function load(id: string): Promise<void> {
  const reach = await http.get<Reach>(`/conversations/${id}/reach`);
  known.value = new Map(known.value).set(id, reach);
}

/** How an answer reaches the visitor; null while they are here, or nobody knows yet. */
export function useReach({ id, visitorId, seq }: Conversation): Reach | null {
  const isHere = visitors.online.value.has(visitorId);
  const revision = visitors.revision.value;
  useEffect(() => {
    // What was known stays on the screen while the server is away.
    if (!isHere) load(id).catch(() => undefined);
  }, [id, isHere, seq, revision]);
  return isHere ? null : (known.value.get(id) ?? null);
}
