/**
 * What one client has shown of one conversation: `ids[seq - 1]` is the client id that made
 * the event ("" when the server did), and nothing where it was shown none. Whether that was an event
 * which visitors may not see is found out when all is held against the database.
 */
export function createScreen(owner, conversationId, offend) {
  const ids = [];

  function show(event) {
    const id = event.clientId ?? "";
    const where = `${owner} ${conversationId} seq ${event.seq}`;
    if (event.seq <= ids.length) {
      const before = ids[event.seq - 1];
      if (before !== id) offend("changed", `${where} was "${before}", is "${id}"`);
      return false;
    }
    if (event.body.type === "message" && !event.body.text.startsWith(`${id} `)) {
      offend("changed", `${where} has the text of another message: ${event.body.text}`);
    }
    ids[event.seq - 1] = id;
    return true;
  }

  return {
    owner,
    conversationId,
    ids,
    last: () => ids.length,
    /** The events that are new here; undefined when `after` says that some are missing before. */
    take({ after, events }) {
      if (after > ids.length) return undefined;
      return events.filter(show);
    },
  };
}
