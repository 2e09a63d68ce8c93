import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { take } from "./tray-state.ts";

const watched = new WeakSet<Element>();

/** Lets files be dropped anywhere on the panel, and shows while they hover that they may be. */
export function watchDrops(chat: Chat): void {
  const panel = chat.host.root.querySelector<HTMLElement>(".panel");
  if (!panel || watched.has(panel)) return;
  watched.add(panel);
  const zone = document.createElement("div");
  zone.className = "zone";
  const leave = () => zone.remove();
  const hover = (event: DragEvent) => {
    if (!chat.options.value.uploads || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    zone.textContent = laterTexts(chat).attachHere;
    panel.append(zone);
  };
  panel.addEventListener("dragenter", hover);
  panel.addEventListener("dragover", hover);
  panel.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!panel.contains(relatedTarget as Node | null)) leave();
  });
  panel.addEventListener("drop", (event) => {
    leave();
    const files = event.dataTransfer?.files;
    if (!files?.length || !chat.options.value.uploads) return;
    event.preventDefault();
    take(chat, files);
  });
}
