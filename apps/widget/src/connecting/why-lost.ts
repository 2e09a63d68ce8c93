import type { Status } from "@foyer/connection";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { type Signal, signal, watch } from "../signal.ts";

/** A socket that fails so often while the server answers otherwise is kept from us. */
const TRIES = 3;

const byChat = new WeakMap<Chat, Signal<boolean>>();

/** Why there is no connection, where more is known than that; to be asked while it is lost. */
export function whyLost(chat: Chat): string | undefined {
  const { status, refusal } = chat.session;
  const texts = laterTexts(chat);
  const blocked = byChat.get(chat) ?? watchTries(chat);
  if (status.value.name !== "stopped") return blocked.value ? texts.blocked : undefined;
  if (refusal.value === "unknown_site") return texts.stoppedSite;
  if (refusal.value === "origin_not_allowed") return texts.stoppedOrigin;
  if (refusal.value === "blocked") return texts.stoppedHere;
  return texts.stopped;
}

/** Counts from now on; becomes true when it is the socket alone that does not get through. */
function watchTries(chat: Chat): Signal<boolean> {
  const blocked = signal(false);
  let last: Status | undefined;
  let tries = 0;

  function look(): void {
    const status = chat.session.status.value;
    if (status === last) return;
    last = status;
    if (status.name === "open") {
      tries = 0;
      blocked.value = false;
    }
    if (status.name === "waiting" && ++tries >= TRIES) ask();
  }

  async function ask(): Promise<void> {
    const asked = tries;
    const answers = await isThere(chat);
    if (asked <= tries) blocked.value = answers;
  }

  byChat.set(chat, blocked);
  chat.stops.push(watch(look));
  look();
  return blocked;
}

/** Whether the server gives out a file that it has given out before. */
async function isThere({ host }: Chat): Promise<boolean> {
  try {
    const url = host.origin + host.settings.panel;
    return (await fetch(url, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
