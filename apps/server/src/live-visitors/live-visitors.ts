import type { Live, LiveVisitor } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Hub } from "../socket/hub.ts";
import { liveAskedTopic, liveTopic } from "../socket/topics.ts";
import type { Talking } from "../visitors/talking.ts";
import { createElsewhere } from "./elsewhere.ts";

/** Comings and goings are gathered for so long, in milliseconds: eyes need no more. */
const GATHER_MS = 500;

/** Visitors that one answer names: more than anybody reads. The count is of all. */
const NAMED_MAX = 500;

/** After the last console asked, others are told for so long: consoles ask again every minute. */
const ASKED_FOR_MS = 3 * 60_000;

/** What a connection knows of its visitor; the rest is known here. */
export type Arriving = Omit<LiveVisitor, "since" | "arrivedAt" | "conversationId" | "invitedAt"> & {
  invitedAt?: number | null;
};

interface Entry {
  visitor: LiveVisitor;
  tabs: number;
}

export type LiveVisitors = ReturnType<typeof createLiveVisitors>;

/**
 * Who is on the sites whose owners allow to see it, in memory alone. Every node knows its own and tells the
 * consoles that watch; what the others tell is heard as well, so that any of them can be invited here.
 */
export function createLiveVisitors(deps: { hub: Hub; clock: Clock; talking: Talking }) {
  const { hub, clock, talking } = deps;
  const node = nanoid(8);
  const here = new Map<string, Entry>();
  const elsewhere = createElsewhere(node, clock);
  const changed = new Set<string>();
  const left = new Set<string>();
  let gathering: NodeJS.Timeout | undefined;
  let answering: NodeJS.Timeout | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;

  const shown = ({ visitor }: Entry): LiveVisitor => ({
    ...visitor,
    conversationId: talking.openOf(visitor.id),
  });

  const frame = (news: Pick<Live, "came" | "left"> & { whole?: true }): Live => ({
    ...{ type: "live", node, count: here.size },
    ...news,
  });

  function tell(): void {
    gathering = undefined;
    const came = [...changed].flatMap((id) => here.get(id) ?? []).map(shown);
    const gone = [...left].filter((id) => !here.has(id));
    changed.clear();
    left.clear();
    if (clock.now() - askedAt > ASKED_FOR_MS) return;
    hub.publish(liveTopic, frame({ came, left: gone }));
  }

  function soon(set: Set<string>, id: string): void {
    set.add(id);
    gathering ??= setTimeout(tell, GATHER_MS).unref();
  }

  function tellAll(): void {
    answering = undefined;
    const newest = [...here.values()].slice(-NAMED_MAX).map(shown);
    hub.publish(liveTopic, frame({ whole: true, came: newest, left: [] }));
  }

  hub.subscribe(liveAskedTopic, {
    deliver() {
      askedAt = clock.now();
      // Many consoles may ask at a time, and all hear the answer.
      answering ??= setTimeout(tellAll, 0).unref();
    },
  });
  hub.subscribe(liveTopic, { deliver: ({ payload }) => elsewhere.hear(payload) });

  return {
    /** One more tab of somebody. The last one that came says which page they are on. */
    arrive(arriving: Arriving): void {
      const now = clock.now();
      const known = here.get(arriving.id);
      const { invitedAt = known?.visitor.invitedAt ?? null, ...said } = arriving;
      const times = { since: now, arrivedAt: known?.visitor.arrivedAt ?? now, invitedAt };
      const visitor = { ...said, ...times, conversationId: null };
      here.set(arriving.id, { visitor, tabs: (known?.tabs ?? 0) + 1 });
      soon(changed, arriving.id);
    },
    /** They went to another page. */
    visit(id: string, page: LiveVisitor["page"]): void {
      const entry = here.get(id);
      if (!entry || entry.visitor.page.url === page.url) return;
      entry.visitor = { ...entry.visitor, page, since: clock.now() };
      soon(changed, id);
    },
    leave(id: string): void {
      const entry = here.get(id);
      if (!entry) return;
      entry.tabs -= 1;
      if (entry.tabs > 0) return;
      here.delete(id);
      soon(left, id);
    },
    /** Something that is kept elsewhere is another now, such as their conversation. */
    changed(id: string): void {
      if (here.has(id)) soon(changed, id);
    },
    /** An agent has written to them first. */
    invited(id: string, invitedAt: number): void {
      const entry = here.get(id);
      if (!entry) return;
      entry.visitor = { ...entry.visitor, invitedAt };
      soon(changed, id);
    },
    /** Whoever is on a site now, on whichever node. */
    find(id: string): LiveVisitor | undefined {
      const entry = here.get(id);
      return entry ? shown(entry) : elsewhere.find(id);
    },
    /** Every node answers by `live`, to all who listen to it. */
    ask: (): void => hub.publish(liveAskedTopic, frame({ came: [], left: [] })),
    stop(): void {
      clearTimeout(gathering);
      clearTimeout(answering);
    },
  };
}
