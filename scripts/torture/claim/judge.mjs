/**
 * Holds the answers of one round against the log: the log alone says who had it when, and every
 * answer must fit it. `log` has {seq, type, byId, to} in order, `row` how it stands.
 * Returns the offences, and the holder by the log.
 */
export function judge({ name, calls, log, row }) {
  const offences = [];
  const offend = (kind, line) => offences.push({ kind, line: `${name}: ${line}` });
  const { holder, state, holders } = replay(log, offend);

  if (row.state !== state) offend("state", `the row is ${row.state}, the log says ${state}`);
  if (state !== "closed" && row.assigneeId !== holder) {
    offend("holder", `the row says ${row.assigneeId}, the log ${holder}`);
  }
  if (row.state === "active" && row.assigneeId === null) offend("orphan", "active, nobody has it");
  if (row.state === "waiting" && row.assigneeId !== null) offend("orphan", "waits, and is held");

  for (const kind of ["claim", "transfer", "release", "close"]) {
    const done = calls.filter((call) => call.kind === kind && call.status === 200);
    for (const { agentId } of done) {
      const said = done.filter((call) => call.agentId === agentId).length;
      const stored = log.filter((event) => fits(event, kind, agentId)).length;
      // Who has it already may claim it again; anything else that was granted left its event.
      const isFree = kind === "claim" && (stored > 0 || holders.has(agentId));
      if (stored < said && !isFree) offend("no event", `${kind} of ${agentId} was granted`);
      if (stored > said)
        offend("unasked", `${kind} of ${agentId}: ${stored} times, granted ${said}`);
    }
    for (const call of calls.filter((one) => one.kind === kind && one.status !== 200)) {
      checkRefusal(call, holders, offend);
      const granted = done.some(({ agentId }) => agentId === call.agentId);
      const stored = log.some((event) => fits(event, kind, call.agentId));
      if (stored && !granted) offend("refused, done", `${kind} of ${call.agentId}: ${call.text}`);
    }
  }
  return { offences, holder };
}

const EVENT_OF = { claim: "claimed", transfer: "transferred", release: "queued", close: "closed" };
const fits = ({ type, byId }, kind, agentId) => type === EVENT_OF[kind] && byId === agentId;

/** Who had it, by the log. A claim of what somebody has is the one thing that may never be. */
function replay(log, offend) {
  const holders = new Set();
  let holder = null;
  let state = "waiting";
  for (const { seq, type, byId, to, reason } of log) {
    if (type === "claimed") {
      if (state === "active") offend("two winners", `seq ${seq}: ${byId} claims from ${holder}`);
      [state, holder] = ["active", byId];
    }
    if (type === "transferred") [state, holder] = ["active", to];
    if (type === "queued" && reason === "released") {
      if (byId !== holder) offend("foreign release", `seq ${seq}: ${byId} releases ${holder}'s`);
    }
    if (type === "queued") [state, holder] = ["waiting", null];
    if (type === "closed") state = "closed";
    if (type === "reopened") {
      state = to;
      if (to !== "active") holder = null;
    }
    if (holder) holders.add(holder);
  }
  return { holder, state, holders };
}

const CLEAN = { claim: [409], transfer: [403, 409], release: [403, 409], close: [403, 409] };

/** A refusal is a 4xx that says who has it, when somebody has. */
function checkRefusal({ kind, agentId, status, json, text }, holders, offend) {
  if (!CLEAN[kind].includes(status)) offend("not clean", `${kind} of ${agentId}: ${text}`);
  if (json.kind !== "already_claimed") return;
  if (!holders.has(json.winner?.id)) offend("wrong winner", `${kind} of ${agentId}: ${text}`);
  if (json.winner?.id === agentId) offend("own winner", `${agentId} is told that they have it`);
}
