import type { Attachment } from "@foyer/protocol";
import { ATTACHMENTS_MAX, UPLOAD_MAX } from "@foyer/protocol/limits";
import { type Signal, signal } from "@preact/signals";
import { http } from "../http.ts";
import { upload } from "./upload.ts";

/** A file that waits to be sent with a reply. */
export interface Item {
  file: File;
  /** How much of it has gone, from 0 to 1. */
  share: number;
  attachment?: Attachment;
  /** Why it cannot be sent. */
  why?: string;
  mayRetry?: boolean;
}

const trays = new Map<string, Signal<readonly Item[]>>();
const stops = new WeakMap<File, () => void>();

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
  if (before >= ATTACHMENTS_MAX) return `${ATTACHMENTS_MAX} files are the most for one reply.`;
  if (file.size === 0) return "The file is empty.";
  if (file.size <= UPLOAD_MAX) return undefined;
  return `The file is too large: ${UPLOAD_MAX / 1024 / 1024} MB is the most.`;
}
