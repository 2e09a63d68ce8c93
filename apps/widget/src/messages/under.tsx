import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { emojiPicker } from "../emoji/emoji-button.tsx";
import { plural } from "../languages/fill.ts";
import { laterTexts } from "../languages/later-texts.ts";

/** Between the lines and the composer. */
export function under(chat: Chat): JSX.Element {
  tellOpened(chat);
  return (
    <>
      {jump(chat)}
      {choices(chat)}
      {emojiPicker(chat)}
    </>
  );
}

/** That the chat was opened from the words of a rule: once they are here, and once for each. */
function tellOpened({ messages, session }: Chat): void {
  const words = messages.spoken();
  if (words && !words.told)
    words.told = session.send({ type: "proactive_opened", rule: words.rule });
}

/** Down to what is new, while the visitor reads further up: at the end it would be read at once. */
function jump(chat: Chat): JSX.Element | false {
  const count = chat.unread.count();
  return (
    count > 0 && (
      <div class="jump">
        <button
          type="button"
          class="pill"
          onClick={() => {
            const log = chat.host.root.querySelector<HTMLElement>(".log");
            log?.scrollTo({ top: log.scrollHeight });
            log?.focus();
          }}
        >
          ↓ {plural(laterTexts(chat).newCount, count, chat.language.value.lang)}
        </button>
      </div>
    )
  );
}

/** Answers to press, under the newest message; whatever the visitor says takes them away. */
function choices(chat: Chat): JSX.Element | false | undefined {
  const { events, pending, conversation } = chat.messages;
  if (pending.value.length || conversation.value?.state === "closed") return;
  const last = events.value.findLast(({ body }) => body.type === "message")?.body;
  return (
    last?.type === "message" &&
    last.choices && (
      <div class="quick choices">
        {last.choices.map((choice) => (
          <button
            key={choice}
            type="button"
            class="pill"
            onClick={() => {
              chat.messages.say(choice);
              chat.host.root.querySelector<HTMLElement>("textarea, .log")?.focus();
            }}
          >
            {choice}
          </button>
        ))}
      </div>
    )
  );
}

/** Once it is over: writing goes on with it, and this begins another one. */
export function another(chat: Chat): JSX.Element {
  return (
    <button
      type="button"
      class="pill"
      onClick={() => {
        chat.messages.forget(true);
        chat.host.root.querySelector<HTMLElement>("textarea")?.focus();
      }}
    >
      {laterTexts(chat).startAnother}
    </button>
  );
}
