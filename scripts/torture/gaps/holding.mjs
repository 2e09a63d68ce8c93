/**
 * What one reader holds of one conversation from a cursor on: `from` is the last seq that it
 * claims to hold, 0 for nobody who comes for the first time. `watch` asks for what is missing.
 */
export function createHolding({ owner, conversationId, seesNotes, from, truth, tally, watch }) {
  let last = from;
  let isOpened = from > 0;
  let isBehind = false;

  function take({ after, events, more }) {
    // The newest page says itself from where it is.
    if (!isOpened) last = after;
    isOpened = true;
    if (after > last) {
      isBehind = true;
      return watch(last);
    }
    for (const event of events) see(event);
    // Beyond its events nothing is left out, up to `after` of a frame that has none.
    last = Math.max(last, after);
    isBehind = more === true;
    if (more) watch(last);
  }

  function see({ seq, clientId = "", body }) {
    truth.note(owner, conversationId, seq, clientId);
    if (body.type === "note" && !seesNotes) truth.offend("note", `${owner} was sent a note`);
    if (seq <= last) {
      tally.repeated += 1;
      return;
    }
    for (let hole = last + 1; hole < seq; hole++) {
      if (seesNotes) truth.offend("skipped", `${owner}: ${conversationId} seq ${hole}`);
      else truth.hide(conversationId, hole);
    }
    last = seq;
    tally.delivered += 1;
  }

  return { conversationId, take, last: () => last, isBehind: () => isBehind };
}
