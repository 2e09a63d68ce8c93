import type { Attachment, ErrorKind } from "@foyer/protocol";
import { ATTACHMENTS_MAX } from "@foyer/protocol/limits";
import type { Chat } from "../chat.ts";
import { changed } from "../signal.ts";
import { sentFiles } from "./sent-files.ts";
import { forget, upload } from "./upload.ts";

/** Without an answer it is tried again so often, each time that the connection is back. */
const TRIES = 3;

/** A file that waits to be sent with a message. */
export interface Item {
  file: File;
  /** How much of it has gone, from 0 to 1. */
  share: number;
  tries: number;
  attachment?: Attachment;
  /** Why it cannot be sent; "lost": no answer has come. */
  problem?: ErrorKind | "empty" | "too_many" | "lost" | undefined;
  stop?: () => void;
}

/** The files of what is being written. */
export interface Tray {
  items: Item[];
  /** Names of files that a reload has taken. */
  gone: string;
  /** What was handed over to be sent last, and the wish that was seen last. */
  given?: string[] | null;
  seen?: unknown;
  /** Whose files these are. */
  visitorId?: string | undefined;
}

const trays = new WeakMap<Chat, Tray>();

/** The tray of a chat. */
export function trayOf(chat: Chat): Tray {
  const tray = trays.get(chat) ?? { items: [], gone: "" };
  trays.set(chat, tray);
  return tray;
}

/** Takes files, and begins to send those that may be. */
export function take(chat: Chat, files: Iterable<File>): void {
  const tray = trayOf(chat);
  for (const file of files) {
    const item: Item = { file, share: 0, tries: 0 };
    tray.items.push(item);
    const most = chat.options.value.uploads ?? 0;
    if (tray.items.length > ATTACHMENTS_MAX) item.problem = "too_many";
    else if (!file.size) item.problem = "empty";
    else if (file.size > most) item.problem = "upload_too_large";
    else start(chat, item);
  }
  handOver(chat);
}

/** Sends it, or sends it again. */
export function start(chat: Chat, item: Item): void {
  item.problem = undefined;
  item.share = 0;
  item.tries += 1;
  item.stop = upload(chat, item.file, {
    onProgress(share) {
      item.share = share;
      changed();
    },
    onEnd({ attachment, kind }) {
      if (attachment) item.attachment = attachment;
      else item.problem = kind ?? "lost";
      handOver(chat);
    },
  });
  handOver(chat);
}

/** Takes it out, and back from the server. */
export function remove(chat: Chat, item: Item): void {
  const tray = trayOf(chat);
  tray.items = tray.items.filter((each) => each !== item);
  if (item.attachment) forget(chat, item.attachment);
  else item.stop?.();
  handOver(chat);
}

/** What is sent is gone from here; what got lost on the way is tried again once there is a connection. */
export function lookAgain(chat: Chat): void {
  const tray = trayOf(chat);
  const visitorId = chat.visitor.value?.id;
  // Whoever comes next sees nothing of whoever was here.
  if (visitorId && tray.visitorId && visitorId !== tray.visitorId)
    for (const item of tray.items) remove(chat, item);
  tray.visitorId = visitorId ?? tray.visitorId;
  if (tray.given?.length && !chat.attached.value?.length) {
    tray.items = tray.items.filter(({ attachment }) => !attachment);
    handOver(chat);
  }
  if (chat.session.status.value.name !== "open") return;
  for (const item of tray.items)
    if (item.problem === "lost" && item.tries < TRIES) start(chat, item);
}

/** Whether trying again would change nothing. */
export const isFinal = (problem: Item["problem"]): boolean =>
  /^(empty|too_many|upload_)/.test(problem ?? "");

/** Tells the composer what may be sent: nothing yet while a file is on its way. */
function handOver(chat: Chat): void {
  const tray = trayOf(chat);
  const done = tray.items.flatMap(({ attachment }) => attachment ?? []);
  for (const each of done) sentFiles.set(each.id, each);
  const isBusy = tray.items.some(({ attachment, problem }) => !attachment && !problem);
  tray.given = isBusy ? null : done.map(({ id }) => id);
  chat.attached.value = tray.given;
  const names = tray.items.flatMap(({ file, problem }) => (isFinal(problem) ? [] : file.name));
  chat.storage.set("files", names.join(", ") || null);
  changed();
}
