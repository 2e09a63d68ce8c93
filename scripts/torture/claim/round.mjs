import { enterVisitor } from "../door/hello.mjs";
import { request } from "../process/console-api.mjs";
import { judge } from "./judge.mjs";
import { claim, RACES } from "./races.mjs";

/**
 * One conversation waits, everybody sees it, and twenty claim it at once. Returns the offences,
 * how long the lists took to agree after the last answer (undefined: never), and how the claims went.
 */
export async function claimOnce({ house, consoles, stored, random, round, race }) {
  const { server, siteKey, agents } = house;
  const { socket } = await enterVisitor(server, siteKey);
  const conversationId = await open(socket, round);
  const seen = await consoles.until((list) => list.row(conversationId)?.state === "waiting");

  const scene = { server, conversationId, agents, random, ...visitorActs(socket, round) };
  const claims = agents.map((agent) => claim(scene, agent));
  const began = performance.now();
  const calls = await answers([...claims, ...RACES[race](scene)]);
  await scene.settled();
  const row = await stored.row(conversationId);
  const agreed = await consoles.until((list) => {
    const shown = list.row(conversationId);
    return shown?.change === row.change && shown.assigneeId === row.assigneeId;
  });

  const lastAnswer = Math.max(...calls.map(({ at }) => at));
  const agreedAfter = agreed === undefined ? undefined : performance.now() - lastAnswer;
  const name = `round ${round} (${race}) ${conversationId}`;
  const log = await stored.log(conversationId);
  const { offences, holder } = judge({ name, calls, log, row });
  if (seen === undefined) offences.push({ kind: "unseen", line: `${name}: not in every list` });
  if (agreed === undefined) offences.push({ kind: "lists differ", line: name });
  if (race === "claims alone") offences.push(...oneWinner({ name, calls, holder }));
  if (row.state !== "closed") await closeAs(house, row, conversationId);
  socket.terminate();
  const won = calls.filter(({ kind, status }) => kind === "claim" && status === 200).length;
  const answered = lastAnswer - began;
  return { offences, agreed: agreedAfter, answered, won, refused: calls.length - won };
}

/** Nothing else raced: exactly one has it, and the others are told who. */
function oneWinner({ name, calls, holder }) {
  const winners = calls.filter(({ status }) => status === 200);
  const told = calls.filter(({ status, json }) => status === 409 && json.winner?.id === holder);
  if (winners.length === 1 && told.length === calls.length - 1) return [];
  return [
    { kind: "winners", line: `${name}: ${winners.length} won, ${told.length} know of ${holder}` },
  ];
}

async function open(socket, round) {
  const clientId = `round${round}_0000001`;
  const acked = socket.next(({ type }) => type === "ack");
  socket.send({ type: "send_message", clientId, text: `${clientId} Hello?`, to: "person" });
  return (await acked).conversationId;
}

/** What the visitor does meanwhile; `settled` resolves once all of it was acked. */
function visitorActs(socket, round) {
  const acks = [];
  const act = (frame) => {
    acks.push(socket.next(({ type, clientId }) => type === "ack" && clientId === frame.clientId));
    socket.send(frame);
  };
  return {
    say(what) {
      const clientId = `round${round}-${what}`;
      act({ type: "send_message", clientId, text: `${clientId} Hello?` });
    },
    end: () =>
      act({ type: "close_conversation", clientId: `round${round}-ends`, outcome: "solved" }),
    settled: () => Promise.all(acks),
  };
}

const answers = (calls) =>
  Promise.all(
    calls.map(async ({ answer, ...call }) => {
      const { ok, json, text } = await answer;
      return { ...call, status: ok ? 200 : json.status, json, text, at: performance.now() };
    }),
  );

/** Lists hold what is open: each round leaves none behind. */
async function closeAs({ server, agents }, { assigneeId }, conversationId) {
  const agent = agents.find(({ id }) => id === assigneeId) ?? agents[0];
  const path = `/conversations/${conversationId}/close`;
  const { ok, text } = await request(server, agent.cookie, "POST", path, { outcome: "solved" });
  if (!ok) throw new Error(`cannot close: ${text}`);
}
