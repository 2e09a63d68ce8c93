import { createRandom } from "../figures/random.mjs";
import { RACES } from "./races.mjs";
import { claimOnce } from "./round.mjs";

export const AGENTS = 20;
/** Every other round the claims are alone; the others take turns. */
export const ALONE = "claims alone";

/**
 * Rounds of twenty agents at one conversation, as long as they are wanted and nothing is amiss; `atOnce` of them
 * run at a time, each at a conversation of its own: most of a round is waiting for lists. Resolves with each round
 * and the offences of all; lists that agree later than `agreeWithinMs` after the last answer are one, too.
 * `stored` may be asked over a network. What a round draws depends on `seed` and its number alone.
 */
export async function claimRounds({ atOnce = 1, ...setting }) {
  const { house, consoles, stored, seed, isWanted, agreeWithinMs } = setting;
  const others = Object.keys(RACES).filter((race) => race !== ALONE);
  const done = [];
  let next = 0;
  let amiss = false;

  async function oneAfterTheOther() {
    while (!amiss && isWanted(next)) {
      const round = next++;
      const race = round % 2 === 0 ? ALONE : others[(round >> 1) % others.length];
      const random = createRandom(seed + round);
      const result = await claimOnce({ house, consoles, stored, random, round, race });
      done.push({ race, ...result });
      amiss ||= result.offences.length > 0;
    }
  }

  await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther));
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
