/** Gives each new conversation to the next agent, so that all have as many. */
export function createDesk(seats) {
  const seatOfConversation = new Map();
  const seatOf = (conversationId) => {
    const seat = seatOfConversation.get(conversationId) ?? seatOfConversation.size % seats;
    seatOfConversation.set(conversationId, seat);
    return seat;
  };
  const nameOf = (seat) => `agent${seat}`;
  return { seatOf, nameOf, agentOf: (conversationId) => nameOf(seatOf(conversationId)) };
}
