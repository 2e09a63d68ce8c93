import { readStoredLog } from "./stored-log.mjs";

/**
 * Holds the ledger against the database. `settled` says that everything was acked and shown
 * before the server ended; else what has no ack may be missing, and screens may lag behind.
 * Returns the offences, those that clients noticed by themselves included.
 */
export function audit(file, ledger, { settled }) {
  const { integrity, events, conversations } = readStoredLog(file);
  const offences = [...ledger.offences];
  const offend = (kind, line) => offences.push({ kind, line });
  if (integrity !== "ok") offend("corrupt", integrity);
  const logs = new Map();
  const places = new Map();
  checkLogs({ events, ledger, logs, places, offend });
  checkRows({ conversations, ledger, logs, offend });
  for (const [clientId, ack] of ledger.acks) {
    const place = places.get(clientId);
    if (place === undefined) {
      offend("lost", `${clientId}, acked as ${ack.conversationId} seq ${ack.seq}`);
    } else if (place.conversationId !== ack.conversationId || place.seq !== ack.seq) {
      const found = `${place.conversationId} seq ${place.seq}`;
      offend("misplaced", `${clientId}: acked ${ack.conversationId} seq ${ack.seq}, is ${found}`);
    }
  }
  checkScreens({ ledger, logs, settled, offend });
  if (settled) {
    for (const clientId of ledger.said) {
      if (!ledger.acks.has(clientId)) offend("stuck", `${clientId} was never acked`);
    }
  }
  return { offences, stored: events.length };
}

function checkLogs({ events, ledger, logs, places, offend }) {
  const lastOf = new Map();
  for (const { conversationId, seq, clientId, internal, type, text } of events) {
    const log = logs.get(conversationId) ?? [];
    logs.set(conversationId, log);
    if (seq !== log.length + 1) offend("gap", `${conversationId}: ${seq} after ${log.length}`);
    log.push({ clientId, internal });
    if (clientId === "") continue;
    if (places.has(clientId)) offend("twice", `${clientId} in ${conversationId} seq ${seq}`);
    places.set(clientId, { conversationId, seq });
    if (!ledger.said.has(clientId)) offend("unknown", `${clientId} is stored, nobody said it`);
    if (type === "message" && !text.startsWith(`${clientId} `)) {
      offend("changed", `${clientId} is stored as "${text}"`);
    }
    // A sender counts what they say: stored order must be the order of saying.
    const [sender, number] = clientId.split("_");
    const key = `${conversationId} ${sender}`;
    if (Number(number) <= (lastOf.get(key) ?? 0)) {
      offend("misordered", `${conversationId} seq ${seq}: ${clientId} after ${lastOf.get(key)}`);
    }
    lastOf.set(key, Number(number));
  }
}

function checkRows({ conversations, ledger, logs, offend }) {
  const assignees = new Map();
  for (const { id, seq, visibleSeq, assigneeId } of conversations) {
    assignees.set(id, assigneeId);
    const log = logs.get(id) ?? [];
    const visible = log.findLastIndex(({ internal }) => !internal) + 1;
    if (seq !== log.length || visibleSeq !== visible) {
      const is = `${log.length} (visible ${visible})`;
      offend("gap", `${id}: the row says ${seq} (visible ${visibleSeq}), the log ${is}`);
    }
  }
  for (const [id, agentId] of ledger.claims) {
    if (assignees.get(id) !== agentId) offend("claim lost", `the claim of ${id} by ${agentId}`);
  }
}

function checkScreens({ ledger, logs, settled, offend }) {
  for (const { owner, conversationId, ids } of ledger.screens) {
    const log = logs.get(conversationId) ?? [];
    const differs = ids.findIndex((id, i) => id !== undefined && log[i]?.clientId !== id);
    if (differs >= 0) {
      const is = differs < log.length ? `"${log[differs].clientId}"` : "nothing";
      offend(
        "taken back",
        `${owner} saw "${ids[differs]}" as ${conversationId} seq ${differs + 1}, stored is ${is}`,
      );
    }
    const due = settled ? log : log.slice(0, ids.length);
    const hole = due.findIndex(({ internal }, i) => ids[i] === undefined && !internal);
    if (hole >= 0) {
      const where = `${conversationId} seq ${hole + 1} of ${log.length}`;
      offend(hole < ids.length ? "hole" : "unseen", `${owner} was not shown ${where}`);
    }
  }
}
