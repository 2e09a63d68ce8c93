import type { Attachment, ErrorKind, Problem } from "@foyer/protocol";
import type { Chat } from "../chat.ts";
import { fileUrl, tokenHeader } from "./file-door.ts";

/** What became of an upload: the file as the server has it, or why there is none; no `kind`: no answer. */
export interface Uploaded {
  attachment?: Attachment;
  kind?: ErrorKind;
}

interface Progress {
  onProgress(share: number): void;
  onEnd(uploaded: Uploaded): void;
}

/** Sends a file; returns how to break off. Only XMLHttpRequest tells how far it has got. */
export function upload(chat: Chat, file: File, { onProgress, onEnd }: Progress): () => void {
  const request = new XMLHttpRequest();
  request.open("POST", fileUrl(chat, `?name=${encodeURIComponent(file.name)}`));
  for (const [name, value] of Object.entries(tokenHeader(chat)))
    request.setRequestHeader(name, value);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / (total || 1));
  request.onloadend = () => onEnd(answerOf(request));
  request.send(file);
  return () => {
    request.onloadend = null;
    request.abort();
  };
}

/** Takes a file back that was uploaded and is not wanted any more. Whether that works is not asked. */
export function forget(chat: Chat, { id }: Attachment): void {
  fetch(fileUrl(chat, `/${id}`), { method: "DELETE", headers: tokenHeader(chat) }).catch(() => {});
}

function answerOf({ status, responseText }: XMLHttpRequest): Uploaded {
  try {
    const answer = JSON.parse(responseText);
    return status === 200 ? { attachment: answer } : { kind: (answer as Problem).kind };
  } catch {
    // No answer, or a proxy's: the server is away.
    return {};
  }
}
