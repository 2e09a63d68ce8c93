import { createScreen } from "./screen.mjs";

/** Everything that clients have said, been promised and been shown. */
export function createLedger() {
  /** Client ids in the order in which they were first said. */
  const said = new Set();
  const acks = new Map();
  const heads = new Map();
  const claims = new Map();
  const screens = [];
  const offences = [];
  const offend = (kind, line) => offences.push({ kind, line });
  let firstAckAt;

  return {
    said,
    acks,
    claims,
    screens,
    offences,
    offend,

    acked({ clientId, conversationId, seq }) {
      firstAckAt ??= performance.now();
      const before = acks.get(clientId);
      if (!said.has(clientId)) offend("unknown", `an ack for ${clientId}, which nobody said`);
      if (before && (before.seq !== seq || before.conversationId !== conversationId)) {
        const promised = `${before.conversationId} ${before.seq}`;
        offend("changed", `${clientId} was acked as ${promised}, now ${conversationId} ${seq}`);
      }
      heads.set(conversationId, Math.max(seq, heads.get(conversationId) ?? 0));
      acks.set(clientId, before ?? { conversationId, seq });
    },

    /** The highest seq that was acked in a conversation. */
    headOf: (conversationId) => heads.get(conversationId) ?? 0,

    /** A claim that the server confirmed. */
    claimed: (conversationId, agentId) => claims.set(conversationId, agentId),

    openScreen(owner, conversationId) {
      const screen = createScreen(owner, conversationId, offend);
      screens.push(screen);
      return screen;
    },

    /** Forgets the last first ack; the function tells when the next one came, if it did. */
    awaitFirstAck() {
      firstAckAt = undefined;
      return () => firstAckAt;
    },
  };
}
