import type { Attachment, Problem } from "@foyer/protocol";

/** What became of an upload: the file as the server has it, or in words why there is none. */
export type Uploaded =
  | { attachment: Attachment }
  /** `lost`: no answer came, so that trying again makes sense. */
  | { why: string; lost: boolean };

interface Progress {
  onProgress(share: number): void;
  onEnd(uploaded: Uploaded): void;
}

/** Sends a file into a conversation; returns how to break off. Only XMLHttpRequest tells how far it is. */
export function upload(conversationId: string, file: File, progress: Progress): () => void {
  const query = new URLSearchParams({ conversationId, name: file.name });
  return sendFile(`/uploads?${query}`, file, progress);
}

/** Sends a file to a door of the API that takes one; returns how to break off. */
export function sendFile(path: string, file: File, progress: Progress): () => void {
  const request = new XMLHttpRequest();
  request.open("POST", `/api/v1${path}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.upload.onprogress = ({ loaded, total }) => progress.onProgress(loaded / (total || 1));
  request.onloadend = () => progress.onEnd(answerOf(request));
  request.send(file);
  return () => {
    request.onloadend = null;
    request.abort();
  };
}

function answerOf({ status, responseText }: XMLHttpRequest): Uploaded {
  try {
    const answer = JSON.parse(responseText);
    if (status === 200) return { attachment: answer as Attachment };
    return { why: (answer as Problem).detail, lost: status >= 500 || status === 429 };
  } catch {
    return { why: "The connection was lost.", lost: true };
  }
}
