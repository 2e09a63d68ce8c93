import type { Escalation, Priority, Standard, Target } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";

/** What escalations name, as it is now. */
export interface Known {
  agent(id: string): boolean;
  site(id: string): boolean;
  team(id: string): boolean;
}

const ORDER: readonly Priority[] = ["low", "normal", "high", "urgent"];

/** Refuses a standard that nobody could keep, or that contradicts itself or one of `others`; the message says which. */
export function checkStandard(standard: Standard, others: readonly Standard[], known: Known): void {
  const { siteId, teamId } = standard;
  if (siteId !== null && !known.site(siteId))
    throw new Refusal("not_found", "siteId: there is no such site.");
  if (teamId !== null && !known.team(teamId))
    throw new Refusal("not_found", "teamId: there is no such team.");
  checkTargets(standard);
  checkEscalation("onWarned", standard, standard.onWarned, known);
  checkEscalation("onMissed", standard, standard.onMissed, known);
  checkSteps(standard);
  const twin = others.find((other) => isTwin(standard, other));
  if (twin)
    throw new Refusal(
      "conflict",
      `“${twin.name}” is for the same site, team and priority. Change that one, or narrow this one.`,
    );
  checkNoCircle(standard, others);
}

const SECONDS = { reply: "replySeconds", solve: "solveSeconds" } as const;

function checkTargets(standard: Standard): void {
  const { replySeconds, solveSeconds, warnPercent } = standard;
  if (replySeconds === null && solveSeconds === null)
    throw invalid("replySeconds: without any target there is nothing to keep. Set one of the two.");
  for (const target of ["reply", "solve"] satisfies Target[]) {
    if (standard[SECONDS[target]] === 0)
      throw invalid(
        `${SECONDS[target]}: a target of zero cannot be kept. Give it time, or take it away.`,
      );
  }
  if (replySeconds !== null && solveSeconds !== null && solveSeconds < replySeconds)
    throw invalid("solveSeconds: it would have to be solved before it is answered.");
  if (warnPercent < 10 || warnPercent > 95)
    throw invalid("warnPercent: a warning comes after 10 to 95 percent of the time.");
}

function checkEscalation(
  place: "onWarned" | "onMissed",
  { teamId, priority }: Standard,
  { notify, raiseTo, toTeam }: Escalation,
  known: Known,
): void {
  if (!notify.every(known.agent))
    throw new Refusal("not_found", `${place}.notify: there is no such agent.`);
  if (toTeam !== null && !known.team(toTeam))
    throw new Refusal("not_found", `${place}.toTeam: there is no such team.`);
  if (toTeam !== null && toTeam === teamId)
    throw invalid(`${place}.toTeam: it is this team's already. Pass it to another one.`);
  if (raiseTo !== null && priority !== null && rank(raiseTo) <= rank(priority))
    throw invalid(`${place}.raiseTo: ${raiseTo} is no higher than ${priority}, which it has.`);
}

/** What a miss does is never less than what its warning did. */
function checkSteps({ onWarned, onMissed }: Standard): void {
  const { raiseTo: first } = onWarned;
  const { raiseTo: then } = onMissed;
  if (first !== null && then !== null && rank(then) < rank(first))
    throw invalid(
      `onMissed.raiseTo: a miss would lower to ${then} what the warning made ${first}.`,
    );
}

/** How urgent, from 0 on. */
export const rank = (priority: Priority): number => ORDER.indexOf(priority);

const isTwin = (one: Standard, other: Standard): boolean =>
  one.id !== other.id &&
  one.siteId === other.siteId &&
  one.teamId === other.teamId &&
  one.priority === other.priority;

/** Teams that pass a conversation on and on until it is back: each would think that another one has it. */
function checkNoCircle(standard: Standard, others: readonly Standard[]): void {
  const all = [...others.filter(({ id }) => id !== standard.id), standard];
  const from = standard.teamId;
  if (from === null) return;
  const walk = (teamId: string, names: string[]): void => {
    for (const one of all.filter((other) => other.teamId === teamId)) {
      for (const next of passesTo(one)) {
        const path = [...names, `“${one.name}”`];
        if (next === from)
          throw new Refusal(
            "conflict",
            `onMissed.toTeam: ${path.join(" and ")} would pass a conversation round in a circle. Let one of them keep it.`,
          );
        if (names.length < all.length) walk(next, path);
      }
    }
  };
  walk(from, []);
}

const passesTo = ({ onWarned, onMissed }: Standard): string[] =>
  [onWarned.toTeam, onMissed.toTeam].filter((id) => id !== null);

const invalid = (message: string) => new Refusal("invalid", message);
