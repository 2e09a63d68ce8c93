import { audit } from "../ledger/audit.mjs";
import { firstMessages } from "./round.mjs";
import { countConversations } from "./stored.mjs";

/** A visitor after the other, as long as they are wanted and nothing is amiss; resolves with each. */
export async function firstMessageRounds({ house, ledger, random, isWanted }) {
  const done = [];
  for (let round = 0; isWanted(round) && ledger.offences.length === 0; round++) {
    const result = await firstMessages({ house, ledger, random, round });
    if (!result) ledger.offend("stuck", `round ${round}: not all acked and shown`);
    done.push(result ?? { ms: 0, said: 0, repeats: 0 });
  }
  return done;
}

/** Holds the ledger against the database in `file`, and prints what came of it but the times. */
export function judgeFirstMessages(figure, { file, ledger, done }) {
  const offences = audit(file, ledger, { settled: true }).offences.filter(isReal);
  const { conversations, visitors, several } = countConversations(file);
  for (const visitor of several) {
    offences.push({ kind: "two conversations", line: `stored of visitor ${visitor}` });
  }
  if (visitors !== done.length) {
    offences.push({ kind: "lost", line: `${visitors} visitors have one, of ${done.length}` });
  }
  const sum = (what) => done.reduce((all, round) => all + round[what], 0);
  const count = (...kinds) => offences.filter(({ kind }) => kinds.includes(kind)).length;
  figure("rounds", done.length, "visitors", done.length);
  figure("conversations", conversations, "conversations", done.length);
  figure("visitors with two", several.length, "visitors", visitors);
  figure("said", sum("said"), "messages", done.length);
  figure("repeats", sum("repeats"), "messages", done.length);
  figure("acked", ledger.acks.size, "messages", done.length);
  figure("lost", count("lost", "stuck"), "messages", sum("said"));
  figure("twice", count("twice", "changed", "misplaced"), "messages", sum("said"));
  figure("refused", count("refused"), "messages", sum("said"));
  figure("offences", offences.length, "lines", sum("said"));
  return offences;
}

/** Asking for a person twice stores it once: the second ask has its ack, and no event. */
const isReal = ({ kind, line }) => kind !== "lost" || !line.startsWith("ask-");
