import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { type Lazy, lazy } from "../lazy.ts";
import { type Signal, signal } from "../signal.ts";

type EmojiPart = typeof import("./emoji-part.tsx");

interface Emoji {
  open: Signal<boolean>;
  part: Lazy<EmojiPart>;
}

const byChat = new WeakMap<Chat, Emoji>();

function emojiOf(chat: Chat): Emoji {
  const known = byChat.get(chat);
  if (known) return known;
  const emoji = {
    open: signal(false),
    part: lazy(chat.host, () => import("./emoji-part.tsx")),
  };
  byChat.set(chat, emoji);
  return emoji;
}

/** Opens and closes the picker. Not shown where keyboards have emoji of their own. */
export function emojiButton(chat: Chat): JSX.Element {
  const { open, part } = emojiOf(chat);
  return (
    <button
      type="button"
      class="ic smile"
      aria-label={laterTexts(chat).emoji}
      aria-expanded={open.value}
      onPointerEnter={part.load}
      onClick={() => {
        open.value = !open.value;
      }}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM8 14c2 3 6 3 8 0M9 9.5h.01M15 9.5h.01" />
      </svg>
    </button>
  );
}

/** The picker, while it is open. */
export function emojiPicker(chat: Chat): JSX.Element | null {
  const { open, part } = emojiOf(chat);
  const loaded = open.value && part.get();
  if (!loaded) return null;
  const close = () => {
    open.value = false;
  };
  return <loaded.EmojiPicker chat={chat} close={close} />;
}
