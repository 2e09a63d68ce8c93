import type {
  Close,
  Conversation,
  HandToFaq,
  Priority,
  Snooze,
  Stage,
  TagsChange,
  Transfer,
} from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, RequestError, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { inbox } from "../live/live.ts";
import { toast } from "../look/toasts.tsx";
import { mayClaim } from "../presence/over-capacity.tsx";
import { myId } from "../session/session-state.ts";
import { firstNameOf } from "./conversation-name.ts";

/** The conversation that an act is under way for; its buttons wait. */
export const acting = signal<string | null>(null);

/** Takes it, unless a colleague was faster: then it says who. True when it is ours. */
export const claim = async (id: string) => (await mayClaim()) && thenWrite(await act(id, "claim"));

/** Back to the queue, for somebody else. */
export const release = (id: string) => act(id, "release");

/** To a colleague or a team, with a note for them. */
export const transfer = (id: string, body: Transfer) => act(id, "transfer", body);

/** From a colleague to oneself. */
export const takeOver = async (id: string) =>
  thenWrite(await transfer(id, { agentId: myId.value }));

/** Back to self-service, with chosen articles. */
export const handToFaq = (id: string, body: HandToFaq) => act(id, "hand-to-faq", body);

/** Aside, until a time or (null) the visitor's reply. */
export const snooze = (id: string, body: Snooze) => act(id, "snooze", body);

export const wake = (id: string) => act(id, "wake");

export const close = (id: string, body: Close) => act(id, "close", body);

/** A closed one is open again, and ours. */
export const reopen = async (id: string) => thenWrite(await act(id, "reopen"));

/** Labels keep nobody from anything else: no button waits for them. */
export const changeTags = (id: string, body: TagsChange) =>
  taken(http.post<Conversation>(`/conversations/${id}/tags`, body));

export const setPriority = (id: string, priority: Priority) => put(id, "priority", { priority });

export const setStage = (id: string, stage: Stage) => put(id, "stage", { stage });

const put = (id: string, name: string, body: unknown) =>
  taken(http.put<Conversation>(`/conversations/${id}/${name}`, body));

async function act(id: string, name: string, body?: unknown): Promise<boolean> {
  acting.value = id;
  try {
    return await taken(http.post<Conversation>(`/conversations/${id}/${name}`, body));
  } finally {
    acting.value = null;
  }
}

/** True when it was done; else it has been said why not. */
async function taken(request: Promise<Conversation>): Promise<boolean> {
  try {
    inbox.put(await request);
    return true;
  } catch (error) {
    toast(refusalText(error), "bad");
    return false;
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
  if (winner) return t("{{name}} was faster and is answering now.", { name: firstNameOf(winner) });
  return reason(error);
}
