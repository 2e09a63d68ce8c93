import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { type Lazy, lazy } from "../lazy.ts";
import { icon } from "../look/icons.tsx";
import { changed } from "../signal.ts";

type Items = typeof import("../transcript/menu-items-part.tsx");

/** The rarer items; fetched when a menu is opened. */
const byChat = new WeakMap<Chat, Lazy<Items>>();

/** What can be done with the conversation. */
export function menu(chat: Chat): JSX.Element {
  const items = byChat.get(chat);
  const want = () => {
    if (items) return;
    byChat.set(
      chat,
      lazy(chat.host, () => import("../transcript/menu-items-part.tsx")),
    );
    changed();
  };
  const texts = laterTexts(chat);
  return (
    <details
      class="menu"
      onToggle={want}
      onPointerEnter={want}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !event.currentTarget.open) return;
        // The menu alone: the chat stays.
        event.stopPropagation();
        shut(event.currentTarget);
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        const stays = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (relatedTarget && !stays) currentTarget.open = false;
      }}
    >
      <summary class="ic" aria-label={texts.more}>
        {icon("more")}
      </summary>
      <div class="card">
        {items?.get()?.menuItems(chat)}
        {chat.messages.conversation.value?.state !== "closed" && (
          <button
            type="button"
            onClick={(event) => {
              shut(event.currentTarget.closest("details"));
              chat.messages.end("not_solved");
            }}
          >
            {texts.endChat}
          </button>
        )}
      </div>
    </details>
  );
}

function shut(menu: HTMLDetailsElement | null): void {
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}
