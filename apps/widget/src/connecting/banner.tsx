import type { JSX } from "preact";
import type { Chat } from "../chat.ts";

/** Says how the connection stands when it does not; silent while all is well. */
export function banner(chat: Chat): JSX.Element {
  const texts = chat.texts();
  const { session } = chat;
  const lost = session.lost.value;
  const online = navigator.onLine;
  return (
    <div class="banner" role="status" hidden={!lost && online}>
      {(lost && online && chat.parts.get()?.whyLost(chat)) ||
        texts[online ? "reconnecting" : "offline"]}
      {online && (
        <button type="button" onClick={session.retryNow}>
          {texts.tryAgain}
        </button>
      )}
    </div>
  );
}
