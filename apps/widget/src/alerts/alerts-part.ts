import type { ToVisitor } from "@foyer/protocol";
import type { Chat } from "../chat.ts";
import { watch } from "../signal.ts";
import { isOn } from "./alert-choices.ts";
import { chime } from "./chime.ts";

const started = new WeakSet<Chat>();

/** An agent has said something that may not have been seen: to be called at each such frame. */
export function heard(chat: Chat, frame: ToVisitor): void {
  if (!started.has(chat)) {
    started.add(chat);
    showInTitle(chat);
  }
  const isSaid =
    frame.type === "events" &&
    frame.events.some(({ by, body }) => by.kind === "agent" && body.type === "message");
  if (isSaid && !isSeen(chat) && chat.options.value.sound && isOn(chat, "sound")) chime();
}

const isSeen = (chat: Chat): boolean =>
  chat.shown.value && document.visibilityState === "visible" && document.hasFocus();

/** "(2) The page's own title", while something new waits where it is not seen. */
function showInTitle(chat: Chat): void {
  let shown = "";
  const look = () => {
    const count = isOn(chat, "badge") ? chat.unread.count() : 0;
    const own =
      shown && document.title.startsWith(shown)
        ? document.title.slice(shown.length)
        : document.title;
    shown = count ? `(${count}) ` : "";
    if (document.title !== shown + own) document.title = shown + own;
  };
  chat.stops.push(watch(look), () => {
    if (shown && document.title.startsWith(shown))
      document.title = document.title.slice(shown.length);
  });
  look();
}
