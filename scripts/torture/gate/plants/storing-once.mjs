const MIGRATION = "apps/server/src/db/migrations/0000_first_house.sql";

/** Bugs by which something is stored twice, or by two at once. */
export const STORING_ONCE = [
  {
    name: "repeat_stored_again",
    suffers: "a resend after a lost ack shows the line twice",
    file: "apps/server/src/messages/acknowledge.ts",
    find: "log.repeatOf(visitorOf(whose), clientId) ?? store()",
    replace: "store()",
    noticedBy: "apps/server/src/messages/send-message.test.ts",
  },
  {
    name: "repeat_known_in_open_talks_only",
    suffers: "a resend after the talk was closed is stored twice, in the next one",
    file: "apps/server/src/messages/sqlite-event-store.ts",
    find: 'eq(events.clientId, value("clientId")),',
    replace: `sql\`\${conversations.closedAt} is null\`, eq(events.clientId, value("clientId")),`,
    noticedBy: "apps/server/src/messages/repeats.test.ts",
  },
  {
    name: "repeat_of_a_stranger",
    suffers: "a message whose id another visitor used is acked, and never stored",
    file: "apps/server/src/messages/sqlite-event-store.ts",
    find: 'eq(conversations.visitorId, value("visitorId"))',
    replace: `sql\`\${conversations.visitorId} <> \${value("visitorId")}\``,
    noticedBy: "apps/server/src/messages/repeats.test.ts",
  },
  {
    name: "no_unique_client_id",
    suffers: "nothing below the code keeps a message from being stored twice",
    file: MIGRATION,
    find: "CREATE UNIQUE INDEX `events_client_id`",
    replace: "CREATE INDEX `events_client_id`",
    noticedBy: "apps/server/src/db/last-writes.test.ts",
  },
  {
    name: "no_unique_open_conversation",
    suffers: "two first messages at once make two talks, with an agent in each",
    file: MIGRATION,
    find: "CREATE UNIQUE INDEX `conversations_one_open`",
    replace: "CREATE INDEX `conversations_one_open`",
    noticedBy: "apps/server/src/db/open.test.ts",
  },
  {
    name: "read_before_the_write",
    suffers: "of two first messages at once one is refused",
    file: "apps/server/src/messages/send-message.ts",
    find: `    const ack = await acknowledge(clientId, { visitorId: visitor.id }, () => {
      const row = find.toContinue(visitor.id, frame.anew);`,
    replace: `    const row = find.toContinue(visitor.id, frame.anew);
    const ack = await acknowledge(clientId, { visitorId: visitor.id }, () => {`,
    noticedBy: "apps/server/src/messages/send-message.test.ts",
  },
  {
    name: "claim_read_before_the_write",
    suffers: "two agents both win the same conversation, and both answer",
    file: "apps/server/src/conversations/agent-act.ts",
    find: `    const { row } = await db.writes.stage(
      { conversationId: id },
      () => {
        const row = find.staged(id);`,
    replace: `    const before = find.staged(id);
    const { row } = await db.writes.stage(
      { conversationId: id },
      () => {
        const row = before;`,
    noticedBy: "apps/server/src/conversations/claim.test.ts",
  },
  {
    name: "claim_of_what_is_taken",
    suffers: "a slower agent takes the talk from who has begun to answer",
    file: "apps/server/src/conversations/next-state.ts",
    find: 'if (!isHeld(standing)) return go("active", agentId',
    replace: 'if (standing.assigneeId !== agentId) return go("active", agentId',
    noticedBy: "apps/server/src/conversations/next-state.test.ts",
  },
];
