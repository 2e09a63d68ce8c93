import { render } from "preact";
import type { Chat } from "../chat.ts";
import form from "../form/form.css?inline";
import { laterTexts } from "../languages/later-texts.ts";
import { ComplaintForm } from "./complaint-form.tsx";
import own from "./complaints.css?inline";

export const css: string = form + own;

/** Lays the form over the panel; what is behind it is out of reach meanwhile, and gets the focus back. */
export function showComplaint(chat: Chat): void {
  const panel = chat.host.root.querySelector(".panel");
  if (!panel || panel.querySelector(".complaining")) return;
  const before = chat.host.root.activeElement;
  const behind = [...panel.children] as HTMLElement[];
  const sheet = document.createElement("div");
  sheet.className = "complaining";
  sheet.role = "dialog";
  sheet.ariaLabel = laterTexts(chat).complain;
  const close = () => {
    render(null, sheet);
    sheet.remove();
    for (const one of behind) one.inert = false;
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
  for (const one of behind) one.inert = true;
  // The panel, which is behind it, must not take Escape for itself.
  sheet.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close();
  };
  panel.append(sheet);
  render(<ComplaintForm chat={chat} close={close} />, sheet);
}
