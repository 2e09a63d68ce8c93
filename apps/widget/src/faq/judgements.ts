import { newClientId } from "@foyer/connection";
import type { Chat } from "../chat.ts";
import { signal } from "../signal.ts";

interface Judgement {
  helped: boolean;
  isSent: boolean;
}

/** What the visitor said of articles, on this page. */
const judgements = signal<ReadonlyMap<string, Judgement>>(new Map());

/** Says of an article whether it helped; the last word counts. */
export function judge(chat: Chat, articleId: string, helped: boolean): void {
  keep(articleId, { helped, isSent: say(chat, articleId, helped) });
}

/** What was said of an article; undefined when nothing was. */
export function verdictOf(chat: Chat, articleId: string): boolean | undefined {
  const judgement = judgements.value.get(articleId);
  if (!judgement) return undefined;
  const { helped, isSent } = judgement;
  // What could not be sent is sent at the first drawing that finds a connection.
  if (!isSent && say(chat, articleId, helped)) keep(articleId, { helped, isSent: true });
  return helped;
}

function keep(articleId: string, judgement: Judgement): void {
  judgements.value = new Map(judgements.value).set(articleId, judgement);
}

function say({ session }: Chat, articleId: string, helped: boolean): boolean {
  const clientId = newClientId((count) => crypto.getRandomValues(new Uint8Array(count)));
  return session.send({ type: "judge_article", clientId, articleId, helped });
}
