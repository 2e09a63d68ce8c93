import { adoptSheet } from "../look/sheet.ts";
import css from "./bubble.css?inline";

/** "Close", where the launcher speaks another language than English. */
const CLOSE: Record<string, string> = {
  de: "Schließen",
  fr: "Fermer",
  es: "Cerrar",
  pt: "Fechar",
  ar: "إغلاق",
  zh: "关闭",
  ja: "閉じる",
  ko: "닫기",
  ru: "Закрыть",
};

interface Presses {
  press(): void;
  close(): void;
}

/** Puts `text` beside the launcher as a few words from `name`; returns how to take them away. */
export function showBubble(
  root: ShadowRoot,
  { name, text }: { name: string; text: string },
  presses: Presses,
): () => void {
  const box = document.createElement("div");
  const words = document.createElement("button");
  const who = document.createElement("b");
  const said = document.createElement("span");
  const shut = document.createElement("button");
  adoptSheet(root, css);
  box.className = "spoke";
  box.setAttribute("role", "status");
  words.className = "words";
  words.onclick = presses.press;
  who.textContent = name;
  said.textContent = text;
  said.dir = who.dir = "auto";
  shut.className = "shut";
  shut.textContent = "×";
  shut.ariaLabel = CLOSE[(root.host as HTMLElement).lang.slice(0, 2)] ?? "Close";
  shut.onclick = presses.close;
  words.append(who, said);
  // Before the launcher, as it is read; its words come a moment later, for only changes are announced.
  root.prepend(box);
  const timer = setTimeout(() => box.append(words, shut), 50);
  const leave = ({ key }: KeyboardEvent) => key === "Escape" && presses.close();
  addEventListener("keydown", leave);
  return () => {
    clearTimeout(timer);
    removeEventListener("keydown", leave);
    const hadFocus = root.activeElement && box.contains(root.activeElement);
    box.remove();
    if (hadFocus) root.querySelector<HTMLElement>(".launcher")?.focus();
  };
}
