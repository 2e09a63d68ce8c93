import { VISITOR_NOTES_MAX, type VisitorNote, type VisitorNoteDraft } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { checkText } from "../messages/text.ts";
import { Refusal } from "../refusal.ts";
import type { VisitorNews } from "./visitor-news.ts";
import type { VisitorNoteRow, VisitorNoteStore } from "./visitor-note-store.ts";
import type { VisitorStore } from "./visitor-store.ts";

export type VisitorNotes = ReturnType<typeof createVisitorNotes>;

/** What agents note about people. Everybody reads all; each changes and removes their own. */
export function createVisitorNotes(deps: {
  db: Db;
  clock: Clock;
  directory: AgentDirectory;
  store: VisitorNoteStore;
  visitors: VisitorStore;
  news: VisitorNews;
}) {
  const { db, clock, directory, store, visitors, news } = deps;

  const shown = ({ id, text, agentId, at, editedAt }: VisitorNoteRow): VisitorNote => ({
    ...{ id, text, by: directory.author({ kind: "agent", id: agentId }), at, editedAt },
  });

  /** Inside a write: the agent's own note. One of another visitor is absent. */
  async function own(agentId: string, visitorId: string, id: string): Promise<VisitorNoteRow> {
    const visitor = await visitors.lockedCurrent(visitorId);
    const row = await store.byId(id);
    if (row?.visitorId !== visitor.id) throw new Refusal("not_found", "There is no such note.");
    if (row.agentId === agentId) return row;
    throw new Refusal("forbidden", "A note is changed by who wrote it.");
  }

  const told = ({ visitorId }: VisitorNoteRow): void => news(visitorId);

  return {
    async list(visitorId: string): Promise<VisitorNote[]> {
      const { id } = await visitors.current(visitorId);
      return (await store.of(id)).map(shown);
    },

    async add(agentId: string, visitorId: string, draft: VisitorNoteDraft): Promise<VisitorNote> {
      const text = checkText(draft.text);
      const row = await db.writes.write(async () => {
        const visitor = await visitors.lockedCurrent(visitorId);
        if ((await store.countOf(visitor.id)) >= VISITOR_NOTES_MAX)
          throw new Refusal("invalid", `notes: at most ${VISITOR_NOTES_MAX}, remove one first.`);
        const ids = { id: nanoid(), visitorId: visitor.id, agentId };
        const note: VisitorNoteRow = { ...ids, text, at: clock.now(), editedAt: null };
        await store.insert(note);
        return note;
      }, told);
      return shown(row);
    },

    async change(
      agentId: string,
      visitorId: string,
      id: string,
      draft: VisitorNoteDraft,
    ): Promise<VisitorNote> {
      const text = checkText(draft.text);
      const row = await db.writes.write(async () => {
        const changed = { ...(await own(agentId, visitorId, id)), text, editedAt: clock.now() };
        await store.change(id, text, changed.editedAt);
        return changed;
      }, told);
      return shown(row);
    },

    async remove(agentId: string, visitorId: string, id: string): Promise<void> {
      await db.writes.write(async () => {
        const row = await own(agentId, visitorId, id);
        await store.remove(id);
        return row;
      }, told);
    },
  };
}
