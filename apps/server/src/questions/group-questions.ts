import { fold, groupAlikeInSteps } from "@foyer/faq-search";
import type { Event, QuestionGroup, QuestionGroups } from "@foyer/protocol";
import { QUESTIONS_TAUGHT_MAX } from "@foyer/protocol";
import { type AgentAnswer, createAgentAnswer } from "./agent-answer.ts";
import { gently } from "./gently.ts";
import type { QuestionRow, QuestionStore } from "./question-store.ts";

/** So many of the newest are looked at: the work grows with their square. */
const LOOKED_AT = 2_000;

/** Groups that are shown: who has worked through them asks again. */
const GROUPS = 50;

/** For so many the agent's answer is looked up beforehand. */
const WITH_ANSWER = 30;

/** Other words of a group that are shown. */
const EXAMPLES = 8;

/** Asked so often again, what was dismissed comes back; at least as often as when it was dismissed. */
const COMES_BACK_AT = 3;

export type GroupQuestions = ReturnType<typeof createGroupQuestions>;

/** What an FAQ may learn from: questions without a good answer, those that ask for the same together. */
export function createGroupQuestions(deps: {
  store: QuestionStore;
  eventsAfter: (conversationId: string, seq: number, limit: number) => Promise<Event[]>;
}) {
  const { store } = deps;
  const answerOf = createAgentAnswer(deps.eventsAfter);
  const running = new Map<string, Promise<QuestionGroups>>();

  async function read(siteId: string): Promise<QuestionGroups> {
    const rows = await store.unanswered(siteId, LOOKED_AT);
    const alike = await gently(groupAlikeInSteps(rows.map(({ text }) => text)));
    const groups = alike
      .map(({ members }) => members.flatMap((at) => rows[at] ?? []))
      .filter(isWanted)
      .sort((a, b) => b.length - a.length || lastOf(b) - lastOf(a));
    const shown: QuestionGroup[] = [];
    for (const members of groups.slice(0, GROUPS)) {
      const answer = shown.length < WITH_ANSWER ? await answerOf(members) : null;
      shown.push(described(members, answer));
    }
    return { groups: shown, more: groups.length - shown.length, looked: rows.length };
  }

  /** Largest first. Who asks while it is worked out gets the same. */
  return (siteId: string): Promise<QuestionGroups> => {
    const known = running.get(siteId);
    if (known) return known;
    const made = read(siteId).finally(() => running.delete(siteId));
    running.set(siteId, made);
    return made;
  };
}

/** Whether a group is to be shown: what was dismissed is not, until it is asked often again. */
export function isWanted(members: readonly Pick<QuestionRow, "dismissedAt">[]): boolean {
  const fresh = members.filter(({ dismissedAt }) => dismissedAt === null).length;
  const dismissed = members.length - fresh;
  return dismissed === 0 || fresh >= Math.max(COMES_BACK_AT, dismissed);
}

const lastOf = (members: readonly QuestionRow[]): number =>
  Math.max(...members.map(({ at }) => at));

function described(members: readonly QuestionRow[], answer: AgentAnswer | null): QuestionGroup {
  const [first, ...others] = differentTexts(members);
  const ofSureness = (sureness: string) =>
    members.filter((row) => row.sureness === sureness).length;
  return {
    question: first ?? "",
    lang: members[0]?.lang ?? "",
    count: members.length,
    ...{ nothing: ofSureness("nothing"), unsure: ofSureness("unsure") },
    notHelped: ofSureness("sure"),
    lastAt: lastOf(members),
    examples: others.slice(0, EXAMPLES),
    questionIds: members.slice(0, QUESTIONS_TAUGHT_MAX).map(({ id }) => id),
    answer,
  };
}

/** Their texts in one line each, those that differ by more than case, width or accents; in their order. */
export function differentTexts(rows: readonly { text: string }[]): string[] {
  const byFolded = new Map<string, string>();
  for (const { text } of rows) {
    const line = text.replace(/\s+/g, " ").trim();
    const key = fold(line)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    if (key !== "" && !byFolded.has(key)) byFolded.set(key, line);
  }
  return [...byFolded.values()];
}
