import type { Author, Typing, VisitorUp } from "@foyer/protocol";
import { TYPING_RENEW_MS, TYPING_SHOWN_MS } from "@foyer/protocol/limits";
import { signal } from "../signal.ts";

/** Who writes on the other side, and telling the other side that the visitor writes. */
export type TypingState = ReturnType<typeof createTyping>;

/** `conversationId` is asked at every sign: before the first message there is nobody to tell. */
export function createTyping(
  send: (frame: VisitorUp) => boolean,
  conversationId: () => string | undefined,
) {
  const by = signal<Author | null>(null);
  let forget: ReturnType<typeof setTimeout>;
  let toldAt = 0;

  function tell(on: boolean): void {
    const id = conversationId();
    if (id) send({ type: "typing", conversationId: id, on });
  }

  function stop(): void {
    clearTimeout(forget);
    by.value = null;
  }

  return {
    by,
    onFrame(frame: Typing): void {
      if (frame.by.kind === "visitor") return;
      stop();
      if (!frame.on) return;
      by.value = frame.by;
      forget = setTimeout(stop, TYPING_SHOWN_MS);
    },
    /** Somebody said it: what they were writing is here. */
    stop,
    /** To be called at every change of what the visitor writes. */
    write(text: string): void {
      const now = Date.now();
      if (!text && toldAt) {
        toldAt = 0;
        tell(false);
      } else if (text && Math.abs(now - toldAt) >= TYPING_RENEW_MS) {
        toldAt = now;
        tell(true);
      }
    },
    /** Sent: the message says by itself that the writing is over. */
    sent(): void {
      toldAt = 0;
    },
  };
}
