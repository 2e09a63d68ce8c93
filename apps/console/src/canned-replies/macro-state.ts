import type { CannedReply, MacroRun } from "@foyer/protocol";
import { effect, type Signal, signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { messages } from "../live/live.ts";
import { toast } from "../look/toasts.tsx";
import { actText } from "./macro-text.ts";

const byConversation = new Map<string, Signal<CannedReply | null>>();

/** The macro whose steps follow the next reply of a conversation, null for none. */
export function macroOf(conversationId: string): Signal<CannedReply | null> {
  const held = byConversation.get(conversationId) ?? signal<CannedReply | null>(null);
  byConversation.set(conversationId, held);
  return held;
}

/**
 * Runs a macro's steps: at once, or once the message with this client id is at the server. While that
 * message is refused nothing is done, and it is said so.
 */
export function runAfter(conversationId: string, macro: CannedReply, clientId?: string): void {
  if (clientId === undefined) {
    void run(conversationId, macro);
    return;
  }
  let settled = false;
  const stop = effect(() => {
    const entry = messages.pending.value.find((one) => one.clientId === clientId);
    if (settled || (entry && entry.state !== "refused")) return;
    settled = true;
    // Not inside itself: what it does then is nothing that it waits for.
    queueMicrotask(() => {
      stop();
      if (entry) notSent(macro);
      else void run(conversationId, macro);
    });
  });
}

const notSent = ({ shortcut }: CannedReply): void =>
  toast(t("/{{shortcut}}: the reply was not sent, so nothing else was done.", { shortcut }), "bad");

async function run(conversationId: string, macro: CannedReply): Promise<void> {
  const path = `/canned-replies/${macro.id}/run`;
  try {
    const { failed } = await http.post<MacroRun>(path, { conversationId });
    if (failed) {
      const { step, act, reason: why } = failed;
      const told = { shortcut: macro.shortcut, step, act: actText(act), why };
      toast(t("/{{shortcut}}: Step {{step}}, “{{act}}”, was not done: {{why}}", told), "bad");
    } else toast(`/${macro.shortcut}: ${macro.acts.map(actText).join(", ")}.`, "ok");
  } catch (error) {
    toast(
      t("/{{shortcut}}: nothing was done. {{why}}", {
        ...{ shortcut: macro.shortcut, why: reason(error) },
      }),
      "bad",
    );
  }
}
