import type { Close, Conversation, HandToFaq, Transfer } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, RequestError, reason } from "../http.ts";
import { inbox } from "../live/live.ts";
import { toast } from "../look/toasts.tsx";
import { myId } from "../session/session-state.ts";
import { firstNameOf } from "./conversation-name.ts";

/** The conversation that an act is under way for; its buttons wait. */
export const acting = signal<string | null>(null);

/** Takes it, unless a colleague was faster: then it says who. True when it is ours. */
export const claim = async (id: string) => thenWrite(await act(id, "claim"));

/** Back to the front of the queue. */
export const release = (id: string) => act(id, "release");

/** To a colleague, with a note for them. */
export const transfer = (id: string, body: Transfer) => act(id, "transfer", body);

/** From a colleague to oneself. */
export const takeOver = async (id: string) =>
  thenWrite(await transfer(id, { agentId: myId.value }));

/** Back to self-service, with chosen articles. */
export const handToFaq = (id: string, body: HandToFaq) => act(id, "hand-to-faq", body);

export const close = (id: string, body: Close) => act(id, "close", body);

async function act(id: string, name: string, body?: unknown): Promise<boolean> {
  acting.value = id;
  try {
    inbox.put(await http.post<Conversation>(`/conversations/${id}/${name}`, body));
    return true;
  } catch (error) {
    toast(refusalText(error), "bad");
    return false;
  } finally {
    acting.value = null;
  }
}

/** What is typed next is the answer: outside of the box its letters would be shortcuts. */
function thenWrite(isOurs: boolean): boolean {
  if (isOurs) {
    requestAnimationFrame(() => document.querySelector<HTMLElement>(".composer textarea")?.focus());
  }
  return isOurs;
}

/** Whoever lost a race is told to whom, not that something failed. */
function refusalText(error: unknown): string {
  const winner = error instanceof RequestError ? error.problem?.winner : undefined;
  if (winner) return `${firstNameOf(winner)} was faster and is answering now.`;
  return reason(error);
}
