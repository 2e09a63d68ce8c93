import type { AgentUp, Live, LiveVisitor } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";

/** Who watches asks again so often, in milliseconds: a node that has died says nothing by itself. */
const AGAIN_MS = 60_000;

/** A node that has answered neither of the last two times has died. */
const SILENT_MS = 2 * AGAIN_MS + 10_000;

interface Node {
  at: number;
  count: number;
  visitors: ReadonlyMap<string, LiveVisitor>;
}

/** Who is on the sites now, while somebody looks at it. `now` is in ms since 1970. */
export function createLiveVisitors(deps: { send(frame: AgentUp): boolean; now(): number }) {
  const { send, now } = deps;
  const nodes = signal<ReadonlyMap<string, Node>>(new Map());
  /** False until the first answer. */
  const isKnown = signal(false);
  let timer: ReturnType<typeof setInterval> | undefined;

  /** Those who came last come first: who is there already keeps their order. */
  const all = computed(() => {
    const byId = new Map<string, LiveVisitor>();
    for (const { visitors } of nodes.value.values())
      for (const visitor of visitors.values()) byId.set(visitor.id, visitor);
    return [...byId.values()].sort((a, b) => b.arrivedAt - a.arrivedAt || (a.id < b.id ? -1 : 1));
  });

  function ask(): void {
    const living = [...nodes.peek()].filter(([, { at }]) => now() - at < SILENT_MS);
    if (living.length < nodes.peek().size) nodes.value = new Map(living);
    send({ type: "watch_live", on: true });
  }

  return {
    all,
    isKnown,
    /** How many there are, more than are named perhaps. */
    count: computed(() => [...nodes.value.values()].reduce((sum, { count }) => sum + count, 0)),
    /** Begins to watch; returns how to end it. */
    watch(): () => void {
      ask();
      timer = setInterval(ask, AGAIN_MS);
      return () => {
        clearInterval(timer);
        timer = undefined;
        send({ type: "watch_live", on: false });
        nodes.value = new Map();
        isKnown.value = false;
      };
    },
    /** After a loss: what was said meanwhile is not known. */
    resume(): void {
      if (timer !== undefined) ask();
    },
    onLive({ node, whole, count, came, left }: Live): void {
      if (timer === undefined) return;
      // What has changed is told to those who know the rest.
      const known = nodes.value.get(node);
      if (!whole && !known) return;
      const visitors = new Map(whole ? [] : known?.visitors);
      for (const visitor of came) visitors.set(visitor.id, visitor);
      for (const id of left) visitors.delete(id);
      nodes.value = new Map(nodes.value).set(node, { at: now(), count, visitors });
      isKnown.value = true;
    },
  };
}
