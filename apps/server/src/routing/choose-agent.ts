import type { OfferReason, TeamRouting } from "@foyer/protocol";

/** Somebody who may be asked. `offeredAt`: when they were last offered one, 0 for never. */
export interface Candidate {
  id: string;
  /** Whether they are here and take new conversations. */
  free: boolean;
  /** Conversations that they have, and (null: as many as come) want at most. */
  load: number;
  capacity: number | null;
  /** Whether something is offered to them now: one thing at a time. */
  asked: boolean;
  offeredAt: number;
  languages: readonly string[];
  skills: readonly string[];
}

/** What a waiting conversation needs. `lang` is "" when unknown; `lastAgentId`: who talked with the visitor last. */
export interface Need {
  lang: string;
  skills: readonly string[];
  lastAgentId: string | null;
  missed: readonly string[];
  refused: readonly string[];
}

export interface Choice {
  agentId: string;
  why: OfferReason;
}

type Order = Pick<TeamRouting, "order" | "lastAgentFirst" | "matchLanguage">;

/** Whether they may be offered something now. */
export const isOpen = ({ free, asked, load, capacity }: Candidate): boolean =>
  free && !asked && (capacity === null || load < capacity);

/** Whether they bring all that is wanted, in any case of letters. */
export function hasSkills(
  { skills }: Pick<Candidate, "skills">,
  wanted: readonly string[],
): boolean {
  const has = skills.map((skill) => skill.toLowerCase());
  return wanted.every((skill) => has.includes(skill.toLowerCase()));
}

/**
 * To whom a conversation is offered next, and why; null: nobody who may be asked is free. Pure.
 *
 * Whoever refused it is left out. Who missed it comes after those who were not asked yet. Skills are
 * waited for while somebody is here who has them; a language only puts its speakers first.
 */
export function chooseAgent(need: Need, all: readonly Candidate[], how: Order): Choice | null {
  const askable = all.filter(({ id }) => !need.refused.includes(id));
  const skilled = askable.filter((one) => one.free && hasSkills(one, need.skills));
  const mayAnswer = skilled.length > 0 ? skilled : askable;
  const open = notYetAsked(mayAnswer.filter(isOpen), need.missed);
  if (open.length === 0) return null;
  const reason = (one: Candidate, rule: OfferReason["rule"]): Choice => ({
    agentId: one.id,
    why: { rule, of: open.length, ...meets(one, need) },
  });
  const known = how.lastAgentFirst && open.find(({ id }) => id === need.lastAgentId);
  if (known) return reason(known, "last_agent");
  const speaking = open.filter(({ languages }) => languages.includes(need.lang));
  const pool = how.matchLanguage && speaking.length > 0 ? speaking : open;
  const [first] = [...pool].sort(how.order === "least_busy" ? byLoad(pool) : byTurn);
  return first ? reason(first, open.length === 1 ? "only_one" : how.order) : null;
}

function notYetAsked(open: Candidate[], missed: readonly string[]): Candidate[] {
  const fresh = open.filter(({ id }) => !missed.includes(id));
  return fresh.length > 0 ? fresh : open;
}

function meets(one: Candidate, { lang, skills }: Need): Pick<OfferReason, "lang" | "skills"> {
  const has = skills.length > 0 && hasSkills(one, skills);
  return {
    ...(one.languages.includes(lang) && { lang }),
    ...(has && { skills: [...skills] }),
  };
}

/** Who was asked longest ago; then by id, so that every node decides alike. */
const byTurn = (one: Candidate, other: Candidate): number =>
  one.offeredAt - other.offeredAt || (one.id < other.id ? -1 : 1);

/** Who has the smallest part of what they want; where one has not said what they want, who has least. */
function byLoad(pool: readonly Candidate[]): (one: Candidate, other: Candidate) => number {
  const haveSaid = pool.every(({ capacity }) => capacity !== null);
  const busyness = ({ load, capacity }: Candidate) => (haveSaid ? load / (capacity ?? 1) : load);
  return (one, other) =>
    busyness(one) - busyness(other) || one.load - other.load || byTurn(one, other);
}
