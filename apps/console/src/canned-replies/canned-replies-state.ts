import type {
  CannedReply,
  CannedReplyDraft,
  CannedReplyImport,
  CannedReplyReport,
} from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";

/** What this agent has in the menu, by shortcut; null until it is loaded. */
export const cannedReplies = signal<readonly CannedReply[] | null>(null);
export const cannedRepliesError = signal("");

/** Fetches them; also whenever they are needed again, since colleagues change them too. */
export async function loadCannedReplies(): Promise<void> {
  try {
    cannedReplies.value = sorted(await http.get<CannedReply[]>("/canned-replies"));
    cannedRepliesError.value = "";
  } catch (error) {
    cannedRepliesError.value = reason(error);
  }
}

/** Somebody changed one, or we were away: who has shown them reads them again. */
export function cannedRepliesChanged(): void {
  if (cannedReplies.value) void loadCannedReplies();
}

/** Stores a new one, or the changed one with `id`. */
export async function saveCannedReply(
  draft: CannedReplyDraft,
  id: string | undefined,
): Promise<CannedReply> {
  const reply = id
    ? await http.put<CannedReply>(`/canned-replies/${id}`, draft)
    : await http.post<CannedReply>("/canned-replies", draft);
  cannedReplies.value = sorted([...without(reply.id), reply]);
  return reply;
}

export async function deleteCannedReply(id: string): Promise<void> {
  await http.delete(`/canned-replies/${id}`);
  cannedReplies.value = without(id);
}

/** Stores a CSV, or with `check` only says what would become of each row. */
export async function importCannedReplies(body: CannedReplyImport): Promise<CannedReplyReport> {
  const report = await http.post<CannedReplyReport>("/canned-replies/csv", body);
  if (report.stored) await loadCannedReplies();
  return report;
}

function without(id: string): CannedReply[] {
  return (cannedReplies.value ?? []).filter((reply) => reply.id !== id);
}

function sorted(replies: CannedReply[]): CannedReply[] {
  return replies.sort((a, b) => a.shortcut.localeCompare(b.shortcut));
}
