import {
  type Agent,
  type ComplaintDetail,
  type ComplaintPatch,
  type ComplaintStepBody,
  complaintName,
  type NewComplaintStep,
  OPEN_COMPLAINT_STATES,
} from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Call } from "../push/calls-of.ts";
import { Refusal } from "../refusal.ts";
import { plain } from "../suggestions/suggest.ts";
import type { KeptSettings } from "./complaint-settings.ts";
import { type ComplaintRow, type ComplaintStore, searchedWords } from "./complaint-store.ts";
import { oneLine } from "./record-complaint.ts";

export type ChangeComplaint = ReturnType<typeof createChangeComplaint>;

/** What agents do with a complaint; each change of owner, state, severity or date leaves a line in its log. */
export function createChangeComplaint(deps: {
  db: Db;
  clock: Clock;
  store: ComplaintStore;
  settings: KeptSettings;
  directory: AgentDirectory;
  detail(row: ComplaintRow): Promise<ComplaintDetail>;
  call(calls: Call[]): void;
  changed: () => void;
}) {
  const { db, clock, store, settings, directory, changed } = deps;

  /** Inside a write that has the lock. Refuses when there is none. */
  async function existing(id: string): Promise<ComplaintRow> {
    const row = await store.byId(id);
    if (!row) throw new Refusal("not_found", "There is no such complaint.");
    return row;
  }

  /** Refuses a change of another version than the last one, naming who was first. */
  function checkVersion(row: ComplaintRow, version: number): void {
    if (row.version === version) return;
    const by = row.changedBy === null ? undefined : directory.card(row.changedBy);
    throw new Refusal(
      "conflict",
      `${by?.name ?? "Somebody"} has changed this complaint meanwhile. Look at it, then save again.`,
      by,
    );
  }

  return {
    existing,

    async patch(
      agent: Pick<Agent, "id">,
      id: string,
      patch: ComplaintPatch,
    ): Promise<ComplaintDetail> {
      const done = await db.writes.write(async () => {
        await db.lock("complaints");
        const before = await existing(id);
        checkVersion(before, patch.version);
        const row = next(before, patch);
        const now = clock.now();
        await store.update(id, { ...row, version: row.version + 1, changedBy: agent.id });
        for (const body of stepsOf(before, row))
          await store.addStep(id, { at: now, byId: agent.id, body });
        return { before, row };
      }, changed);
      const { before, row } = done;
      if (row.ownerId !== before.ownerId) deps.call(callOf(row, agent.id));
      return deps.detail(await existing(id));
    },

    /** What was done is noted; a repeat of its client id notes nothing. */
    async addStep(agentId: string, id: string, step: NewComplaintStep): Promise<ComplaintDetail> {
      const text = plain(step.text);
      if (text === "") throw new Refusal("text_empty", "text: say what was done.");
      await db.writes.write(async () => {
        await db.lock("complaints");
        const row = await existing(id);
        if (await store.hasStep(id, step.clientId)) return;
        const { clientId } = step;
        await store.addStep(id, {
          ...{ at: clock.now(), byId: agentId, clientId, body: { type: "did", text } },
        });
        // Whoever notes what they did has begun.
        if (row.state === "open") {
          const change = { state: "in_work" as const, version: row.version + 1 };
          await store.update(id, { ...change, changedBy: agentId });
        }
      }, changed);
      return deps.detail(await existing(id));
    },

    remove: (id: string): Promise<void> =>
      db.writes.write(async () => {
        if (!(await store.remove(id)))
          throw new Refusal("not_found", "There is no such complaint.");
      }, changed),
  };

  /** The row as the patch makes it. Refuses what it may not be. */
  function next(before: ComplaintRow, patch: ComplaintPatch): ComplaintRow {
    const { version, ...change } = patch;
    if (change.categoryId !== undefined && change.categoryId !== before.categoryId)
      settings.checkCategory(change.categoryId);
    if (
      change.ownerId &&
      change.ownerId !== before.ownerId &&
      !directory.get(change.ownerId)?.active
    )
      throw new Refusal("not_found", "ownerId: there is no such agent.");
    const row: ComplaintRow = { ...before, ...change };
    for (const line of ["name", "cause"] as const) row[line] = oneLine(row[line]);
    for (const text of ["text", "want", "outcomeText", "prevention"] as const)
      row[text] = plain(row[text]);
    if (row.text === "") throw new Refusal("text_empty", "text: say what happened.");
    takeDue(row, before, patch);
    takeState(row, before);
    return { ...row, words: searchedWords(row) };
  }

  /** Another severity has another date, unless somebody chose one. */
  function takeDue(row: ComplaintRow, before: ComplaintRow, { dueAt }: ComplaintPatch): void {
    const wasByItself = before.dueAt === settings.dueAt(before.severity, before.at);
    if (dueAt === undefined && row.severity !== before.severity && wasByItself)
      row.dueAt = settings.dueAt(row.severity, row.at);
  }

  function takeState(row: ComplaintRow, before: ComplaintRow): void {
    const isOpen = OPEN_COMPLAINT_STATES.includes(row.state);
    if (row.state === "rejected") row.outcome ??= "not_justified";
    if (row.state === "resolved" && row.outcome === null)
      throw new Refusal("invalid", "outcome: say what came of it before it is resolved.");
    row.closedAt = isOpen ? null : (before.closedAt ?? clock.now());
  }
}

function stepsOf(before: ComplaintRow, row: ComplaintRow): ComplaintStepBody[] {
  const steps: ComplaintStepBody[] = [];
  if (row.ownerId !== before.ownerId) steps.push({ type: "owner", to: row.ownerId });
  if (row.state !== before.state) steps.push({ type: "state", to: row.state });
  if (row.severity !== before.severity) steps.push({ type: "severity", to: row.severity });
  if (row.dueAt !== before.dueAt) steps.push({ type: "due", to: row.dueAt });
  return steps;
}

/** Its owner is called, unless they did it themselves. */
export function callOf(row: ComplaintRow, by: string | null): Call[] {
  if (row.ownerId === null) return [];
  return [
    {
      ...{ kind: "complaint", to: { agentId: row.ownerId }, by, name: row.name },
      text: `${complaintName(row.number)} · ${row.text}`,
      ...{ conversationId: null, complaintId: row.id },
    },
  ];
}
