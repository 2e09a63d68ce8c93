import { useState } from "preact/hooks";
import { http } from "../http.ts";
import { myId } from "../session/session-state.ts";
import { SETTLED_MS, useAfterPause } from "./use-after-pause.ts";

/** So many answers are kept. */
const KEPT = 300;

/** What was answered last, by agent and question; and how often it was asked. */
const answers = new Map<string, unknown>();
const asked = new Map<string, number>();

/**
 * What the server answers to `GET path?query`: what it answered last at once, and asked again whenever `again` is
 * another. Undefined until something is known. The second value asks anew.
 */
export function useAnswer<T>(
  path: string,
  query: Record<string, string> = {},
  again: unknown = undefined,
): [T | undefined, () => Promise<void>] {
  const question = `${myId.value} ${path}?${new URLSearchParams(query)}`;
  const [, draw] = useState<unknown>(undefined);
  const known = answers.get(question) as T | undefined;

  async function ask(): Promise<void> {
    const count = (asked.get(question) ?? 0) + 1;
    asked.set(question, count);
    const answer = await http.get<T>(path, query);
    const isOld = asked.get(question) !== count;
    if (isOld || JSON.stringify(answers.get(question)) === JSON.stringify(answer)) return;
    remember(question, answer);
    draw(answer);
  }

  // Without an answer it stays as it was known, and is asked when it is looked at again.
  const look = () => void ask().catch(() => undefined);
  useAfterPause(look, [question, again], known === undefined ? 0 : SETTLED_MS);
  return [known, ask];
}

function remember(question: string, answer: unknown): void {
  answers.delete(question);
  answers.set(question, answer);
  const [oldest] = answers.keys();
  if (answers.size <= KEPT || oldest === undefined) return;
  answers.delete(oldest);
  asked.delete(oldest);
}
