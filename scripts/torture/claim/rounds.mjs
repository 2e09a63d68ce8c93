import { RACES } from "./races.mjs";
import { claimOnce } from "./round.mjs";

export const AGENTS = 20;
/** Every other round the claims are alone; the others take turns. */
export const ALONE = "claims alone";

/**
 * Rounds of twenty agents at one conversation, as long as they are wanted and nothing is amiss. Resolves
 * with each round and the offences of all; lists that agree later than `agreeWithinMs` after the last
 * answer are one, too. `stored` may be asked over a network.
 */
export async function claimRounds({ house, consoles, stored, random, isWanted, agreeWithinMs }) {
  const others = Object.keys(RACES).filter((race) => race !== ALONE);
  const done = [];
  for (let round = 0; isWanted(round); round++) {
    const race = round % 2 === 0 ? ALONE : others[(round >> 1) % others.length];
    const result = await claimOnce({ house, consoles, stored, random, round, race });
    done.push({ race, ...result });
    if (result.offences.length > 0) break;
  }
  const offences = done.flatMap((round) => round.offences);
  for (const id of await stored.orphans()) offences.push({ kind: "orphan", line: id });
  for (const { race, agreed } of done) {
    if (!(agreed > agreeWithinMs)) continue;
    offences.push({ kind: "late", line: `${race}: lists agree after ${agreed.toFixed(0)} ms` });
  }
  return { done, offences };
}

/** What the rounds with claims alone came to, and what all of them broke. */
export function printClaims(figure, { done, offences }) {
  const alone = done.filter(({ race }) => race === ALONE);
  const sum = (what) => alone.reduce((all, round) => all + round[what], 0);
  const count = (...kinds) => offences.filter(({ kind }) => kinds.includes(kind)).length;
  figure("claims alone: winners", sum("won"), "agents", alone.length);
  figure("claims alone: told who has it", sum("refused"), "agents", alone.length);
  figure("orphans", count("orphan"), "conversations", done.length);
  figure("two winners", count("winners", "two winners"), "conversations", done.length);
}
