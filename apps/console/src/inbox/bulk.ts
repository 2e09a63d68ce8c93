import type { BulkAct, BulkResult, Conversation } from "@foyer/protocol";
import { BULK_MAX } from "@foyer/protocol/limits";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { inbox } from "../live/live.ts";
import { toast } from "../look/toasts.tsx";
import { myId } from "../session/session-state.ts";
import { clearSelection, selected } from "./selection.ts";

/** An act, and for which conversations. */
export interface Step {
  act: BulkAct;
  ids: string[];
}

/** An act on the chosen ones is under way. */
export const isBusy = signal(false);
/** What takes the last act back; empty when nothing can. */
export const undoing = signal<{ text: string; steps: Step[] } | null>(null);

/** Does `act` to all that are chosen, and says what became of it. What is refused stays chosen. */
export async function actOnSelected(act: BulkAct, done: (count: number) => string): Promise<void> {
  const ids = [...selected.peek()];
  const before = ids.flatMap((id) => inbox.rows.peek().get(id) ?? []);
  if (ids.length === 0 || isBusy.peek()) return;
  isBusy.value = true;
  undoing.value = null;
  try {
    const { refused, failure } = await run({ act, ids });
    const failed = new Set(refused);
    const changed = before.filter(({ id }) => !failed.has(id));
    if (refused.length === 0) clearSelection();
    else selected.value = failed;
    const text = done(changed.length);
    if (changed.length > 0) undoing.value = { text, steps: undoOf(act, changed, myId.peek()) };
    if (refused.length > 0) toast(stayedText(refused.length, failure), "bad");
  } catch (error) {
    toast(reason(error), "bad");
  } finally {
    isBusy.value = false;
  }
}

/** Takes the last act back. */
export async function undo(): Promise<void> {
  const steps = undoing.peek()?.steps ?? [];
  isBusy.value = true;
  undoing.value = null;
  try {
    for (const step of steps) {
      const { refused, failure } = await run(step);
      if (refused.length > 0) toast(stayedText(refused.length, failure), "bad");
    }
  } catch (error) {
    toast(reason(error), "bad");
  } finally {
    isBusy.value = false;
  }
}

const stayedText = (count: number, why: string): string =>
  t("{{count}} stayed as they were: {{why}}", { count, why });

/** In requests of as many as the server takes. Returns whom it was refused for, and the first reason. */
async function run({ act, ids }: Step): Promise<{ refused: string[]; failure: string }> {
  const refused: string[] = [];
  let failure = "";
  for (let at = 0; at < ids.length; at += BULK_MAX) {
    const body = { ids: ids.slice(at, at + BULK_MAX), act };
    const { results } = await http.post<BulkResult>("/conversations/bulk", body);
    inbox.putAll(results.flatMap((one) => ("conversation" in one ? one.conversation : [])));
    for (const one of results) {
      if (!("error" in one)) continue;
      refused.push(one.id);
      failure ||= one.error.message;
    }
  }
  return { refused, failure };
}

/** What brings `rows`, as they were before `act`, back to it; empty when nothing does. */
export function undoOf(act: BulkAct, rows: readonly Conversation[], myId: string): Step[] {
  switch (act.type) {
    case "close":
      return filled([
        { act: { type: "reopen" }, ids: idsOf(rows) },
        { act: { type: "release" }, ids: idsOf(rows.filter(({ assigneeId }) => !assigneeId)) },
      ]);
    case "snooze":
      return [{ act: { type: "wake" }, ids: idsOf(rows) }];
    case "release":
      return [{ act: { type: "claim" }, ids: idsOf(rows) }];
    case "tags":
      return undoTags(act.add ?? [], rows);
    case "priority":
      return undoPriority(rows);
    case "transfer":
      return "agentId" in act ? undoAssign(act.agentId, rows, myId) : [];
    default:
      return [];
  }
}

/** Only those lose a tag that did not have it. */
function undoTags(added: readonly string[], rows: readonly Conversation[]): Step[] {
  return filled(
    added.map((tag) => ({
      act: { type: "tags", remove: [tag] },
      ids: idsOf(rows.filter((row) => !row.tags.some((one) => same(one, tag)))),
    })),
  );
}

function undoPriority(rows: readonly Conversation[]): Step[] {
  return [...grouped(rows, ({ priority }) => priority)].map(([priority, its]) => ({
    act: { type: "priority", priority },
    ids: idsOf(its),
  }));
}

/** Back to whoever had it. What a colleague has now is first taken back by oneself, then passed on. */
function undoAssign(to: string, rows: readonly Conversation[], myId: string): Step[] {
  const moved = rows.filter(({ assigneeId }) => assigneeId !== to);
  const take: Step = { act: { type: "transfer", agentId: myId }, ids: idsOf(moved) };
  const steps = [...grouped(moved, ({ assigneeId }) => assigneeId)].flatMap<Step>(
    ([agentId, its]) => {
      if (agentId === myId) return [];
      if (agentId === null) return { act: { type: "release" }, ids: idsOf(its) };
      return { act: { type: "transfer", agentId }, ids: idsOf(its) };
    },
  );
  return filled([...(to === myId ? [] : [take]), ...steps]);
}

const idsOf = (rows: readonly Conversation[]): string[] => rows.map(({ id }) => id);
const filled = (steps: Step[]): Step[] => steps.filter(({ ids }) => ids.length > 0);
const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function grouped<Key>(rows: readonly Conversation[], keyOf: (row: Conversation) => Key) {
  const groups = new Map<Key, Conversation[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
