import type { Attachment } from "@foyer/protocol";
import { paint } from "@foyer/ui/paint-picture.ts";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { read } from "./read-file.ts";

/** Shows a picture as large as the window allows; Escape, a press beside it or the button end that. */
export async function view(chat: Chat, { id, name }: Attachment): Promise<void> {
  const { root } = chat.host;
  const dialog = document.createElement("dialog");
  const canvas = document.createElement("canvas");
  const close = document.createElement("button");
  dialog.className = "viewer";
  dialog.ariaLabel = canvas.ariaLabel = name;
  canvas.setAttribute("role", "img");
  close.type = "button";
  close.textContent = "×";
  close.ariaLabel = laterTexts(chat).fileClose;
  dialog.append(close, canvas);
  // The panel, which is behind it, must not take Escape for itself.
  dialog.onkeydown = (event) => event.stopPropagation();
  dialog.onclick = ({ target }) => target !== canvas && dialog.close();
  dialog.onclose = () => dialog.remove();
  root.querySelector(".panel")?.append(dialog);
  dialog.showModal();
  const isDrawn = await read(chat, id)
    .then((blob) => paint(canvas, blob))
    .catch(() => false);
  if (!isDrawn) close.after(laterTexts(chat).fileFailed);
}
