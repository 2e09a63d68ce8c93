import type { PushedCall } from "@foyer/protocol";
import { signal } from "@preact/signals";
import type { Call } from "./calls.ts";

/** What the server has called for beside the lists, the newest; null when it was seen to. */
export const called = signal<Call | null>(null);
let count = 0;

/** The server says that this agent is wanted for something that no list tells. */
export function onCalled({ kind, conversationId: talk, ...call }: PushedCall): void {
  if (kind === "test" || (talk === null && call.complaintId === undefined)) return;
  count += 1;
  const conversationId = talk ?? "";
  called.value = {
    ...call,
    kind,
    conversationId,
    key: `${kind} ${talk ?? call.complaintId} ${count}`,
  };
}
