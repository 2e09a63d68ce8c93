import type { Attachment } from "@foyer/protocol";
import { ATTACHMENTS_MAX, UPLOAD_MAX } from "@foyer/protocol/limits";
import { type Signal, signal } from "@preact/signals";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { upload } from "./upload.ts";

/** A file that waits to be sent with a reply. */
export interface Item {
  /** As it was chosen here, or as the server holds it. */
  file: File | Attachment;
  /** How much of it has gone, from 0 to 1. */
  share: number;
  attachment?: Attachment;
  /** Why it cannot be sent. */
  why?: string;
  mayRetry?: boolean;
}

const trays = new Map<string, Signal<readonly Item[]>>();
const stops = new WeakMap<Item["file"], () => void>();

/** The files that wait in a conversation's composer. */
export function trayOf(conversationId: string): Signal<readonly Item[]> {
  const tray = trays.get(conversationId) ?? signal<readonly Item[]>([]);
  trays.set(conversationId, tray);
  return tray;
}

/** Takes files, and begins to send those that may be. */
export function take(conversationId: string, files: Iterable<File>): void {
  const tray = trayOf(conversationId);
  for (const file of files) {
    const why = refusal(file, tray.value.length);
    tray.value = [...tray.value, { file, share: 0, ...(why && { why }) }];
    if (!why) start(conversationId, file);
  }
}

/** Sends it, or sends it again. */
export function start(conversationId: string, file: File): void {
  const change = (item: Omit<Item, "file">) => put(conversationId, { file, ...item });
  change({ share: 0 });
  const stop = upload(conversationId, file, {
    onProgress: (share) => change({ share }),
    onEnd: (uploaded) =>
      "attachment" in uploaded
        ? change({ share: 1, attachment: uploaded.attachment })
        : change({ share: 0, why: uploaded.why, mayRetry: uploaded.lost }),
  });
  stops.set(file, stop);
}

/** Takes it out, and back from the server. */
export function remove(conversationId: string, { file, attachment }: Item): void {
  const tray = trayOf(conversationId);
  tray.value = tray.value.filter((item) => item.file !== file);
  if (attachment) http.delete(`/uploads/${attachment.id}`).catch(() => undefined);
  else stops.get(file)?.();
}

/** What the server holds takes the place of what waits here. */
export function restore(conversationId: string, attachments: readonly Attachment[]): void {
  const tray = trayOf(conversationId);
  if (tray.value.length + attachments.length === 0) return;
  tray.value = attachments.map((attachment) => ({ file: attachment, share: 1, attachment }));
}

/**
 * Puts files in that the server copies for this conversation: `files` are shown at once, and may be sent
 * when `copied` brings their copies, in the same order.
 */
export async function bring(
  conversationId: string,
  files: readonly Attachment[],
  copied: Promise<readonly Attachment[]>,
): Promise<void> {
  const tray = trayOf(conversationId);
  const items = files.map((file): Item => ({ file: { ...file }, share: 0 }));
  tray.value = [...tray.value, ...items];
  try {
    const copies = await copied;
    items.forEach((item, at) => {
      const attachment = copies[at];
      if (attachment) put(conversationId, { file: item.file, share: 1, attachment });
      else remove(conversationId, item);
    });
  } catch (error) {
    for (const { file } of items) {
      put(conversationId, { file, share: 0, why: error instanceof Error ? error.message : "" });
    }
  }
}

/** Whether a file is still on its way. */
export const isBusy = (items: readonly Item[]): boolean =>
  items.some(({ attachment, why }) => !attachment && !why);

/** The ids of what may go with a reply. */
export const readyIds = (items: readonly Item[]): string[] =>
  items.flatMap(({ attachment }) => attachment?.id ?? []);

/** What was sent is gone from here; what could not be sent stays, with its reason. */
export function clearSent(conversationId: string): void {
  const tray = trayOf(conversationId);
  for (const { attachment } of tray.value) if (attachment) sent.set(attachment.id, attachment);
  tray.value = tray.value.filter(({ attachment }) => !attachment);
}

const sent = new Map<string, Attachment>();

/** Files by the ids that a reply on its way names; those of another page are not known here. */
export const sentFiles = (ids: readonly string[]): Attachment[] =>
  ids.flatMap((id) => sent.get(id) ?? []);

function put(conversationId: string, next: Item): void {
  const tray = trayOf(conversationId);
  tray.value = tray.value.map((item) => (item.file === next.file ? next : item));
}

function refusal(file: File, before: number): string | undefined {
  if (before >= ATTACHMENTS_MAX) {
    return t("{{count}} files are the most for one reply.", { count: ATTACHMENTS_MAX });
  }
  if (file.size === 0) return t("The file is empty.");
  if (file.size <= UPLOAD_MAX) return undefined;
  const size = UPLOAD_MAX / 1024 / 1024;
  return t("The file is too large: {{size}} MB is the most.", { size });
}
