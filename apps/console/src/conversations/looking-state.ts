import type { Clock } from "@foyer/connection";
import type { AgentCard, Looking } from "@foyer/protocol";
import { LOOKING_SHOWN_MS } from "@foyer/protocol/limits";
import { type Signal, signal } from "@preact/signals";

/** Which colleagues have a conversation on their screen. `myId` says who is no colleague. */
export function createLooking({ clock, myId }: { clock: Clock; myId(): string }) {
  const held = new Map<string, Signal<readonly AgentCard[]>>();
  const timers = new Map<string, unknown>();

  function at(id: string): Signal<readonly AgentCard[]> {
    const known = held.get(id) ?? signal<readonly AgentCard[]>([]);
    held.set(id, known);
    return known;
  }

  function remove(id: string, agentId: string): void {
    at(id).value = at(id)
      .peek()
      .filter((agent) => agent.id !== agentId);
  }

  return {
    /** The colleagues, in the order of their coming. */
    at,
    onLooking({ conversationId: id, agent, on }: Looking): void {
      if (agent.id === myId()) return;
      const key = `${id} ${agent.id}`;
      clock.clearTimeout(timers.get(key));
      timers.delete(key);
      if (!on) {
        remove(id, agent.id);
        return;
      }
      // Whoever closes a laptop never says that they stopped.
      const stop = () => remove(id, agent.id);
      timers.set(key, clock.setTimeout(stop, LOOKING_SHOWN_MS));
      const others = at(id).peek();
      if (!others.some((other) => other.id === agent.id)) at(id).value = [...others, agent];
    },
    /** Not on the screen any more: nobody tells us now who goes. */
    forget(id: string): void {
      held.delete(id);
    },
  };
}
