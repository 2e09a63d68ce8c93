import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { emojiButton } from "../emoji/emoji-button.tsx";
import { type Lazy, lazy } from "../lazy.ts";

type PreviewPart = typeof import("../typing-preview/typing-preview-part.tsx");

const previews = new WeakMap<Chat, Lazy<PreviewPart>>();

/** What stands beside the text box, and below it. */
export function tools(chat: Chat): JSX.Element {
  return (
    <>
      {emojiButton(chat)}
      {chat.options.value.typingPreview && previewOf(chat).get()?.typingPreview(chat)}
    </>
  );
}

/** Fetched where the owner wants to see what is typed, and nowhere else. */
function previewOf(chat: Chat): Lazy<PreviewPart> {
  const known =
    previews.get(chat) ??
    lazy(chat.host, () => import("../typing-preview/typing-preview-part.tsx"));
  previews.set(chat, known);
  return known;
}
