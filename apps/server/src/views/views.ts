import {
  type NewView,
  type Role,
  VIEWS_MAX,
  type View,
  type ViewFilter,
  type ViewPatch,
} from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import { createViewStore } from "./view-store.ts";

/** Who asks for views. */
export interface ViewReader {
  id: string;
  role: Role;
}

export type Views = ReturnType<typeof createViews>;

/**
 * Saved lists of the inbox: each agent's own, and those that owners and admins share. `onChange` is called
 * when one was changed here.
 */
export function createViews(deps: { db: Db; hub: Hub; onChange: () => void }) {
  const { db, hub } = deps;
  const store = createViewStore(db);
  /** Each node tells its own consoles. */
  const tell = (): void => hub.tell(agentsTopic, { type: "views" });

  function changed(): void {
    tell();
    deps.onChange();
  }

  /** Inside a write: one that this agent may change. Somebody else's own is as absent as none. */
  async function changeable(reader: ViewReader, id: string): Promise<View> {
    const view = await store.byId(id);
    if (!view || !(view.shared || view.ownerId === reader.id)) {
      throw new Refusal("not_found", "There is no such view.");
    }
    if (view.shared) checkShares(reader);
    return view;
  }

  return {
    list: (reader: ViewReader): Promise<View[]> => store.listFor(reader.id),

    add: (reader: ViewReader, { name, filter, shared = false }: NewView): Promise<View> =>
      db.writes.write(async () => {
        await db.lock("views");
        if (shared) checkShares(reader);
        if ((await store.countOf(reader.id)) >= VIEWS_MAX) {
          throw new Refusal("conflict", `You have ${VIEWS_MAX} views: delete one first.`);
        }
        const view = checked({ id: nanoid(), name, filter, shared, ownerId: reader.id });
        await store.insert(view);
        return view;
      }, changed),

    change: (reader: ViewReader, id: string, patch: ViewPatch): Promise<View> =>
      db.writes.write(async () => {
        await db.lock("views");
        const before = await changeable(reader, id);
        if (patch.shared) checkShares(reader);
        const view = checked({ ...before, ...patch });
        await store.update(view);
        return view;
      }, changed),

    remove: (reader: ViewReader, id: string): Promise<void> =>
      db.writes.write(async () => {
        await db.lock("views");
        await changeable(reader, id);
        await store.remove(id);
      }, changed),

    /** Puts this agent's own into the order of `ids`. */
    order: (reader: ViewReader, ids: readonly string[]): Promise<void> =>
      db.writes.write(async () => {
        await db.lock("views");
        await store.order(reader.id, ids);
      }, changed),

    /** Call when another node has changed one. */
    changedElsewhere: tell,
  };
}

function checkShares({ role }: ViewReader): void {
  if (role === "agent") {
    throw new Refusal("forbidden", "Only owners and admins change views that all agents share.");
  }
}

function checked(view: View): View {
  const name = wordsOf(view.name);
  if (name === "") throw new Refusal("invalid", "name: blanks alone are no name.");
  return { ...view, name, filter: checkedFilter(view.filter) };
}

/** Texts without what PostgreSQL cannot keep, and without blanks around. */
function checkedFilter({ text, tags, ...rest }: ViewFilter): ViewFilter {
  const words = wordsOf(text ?? "");
  const named = tags?.map(wordsOf).filter(Boolean) ?? [];
  return { ...rest, ...(words && { text: words }), ...(named.length > 0 && { tags: named }) };
}

const wordsOf = (text: string): string => text.toWellFormed().replaceAll("\0", "").trim();
