const CHANGES = "apps/server/src/conversations/change-conversation.ts";
const STORE = "apps/server/src/messages/message-store.ts";
const PAGES = "apps/server/src/messages/read-events.ts";
const HUB = "apps/server/src/socket/hub.ts";
const HUB_TEST = "apps/server/src/socket/hub.test.ts";
const AGENT = "apps/server/src/socket/agent-session.ts";
const RESUME_TEST = "apps/server/src/socket/resume.test.ts";
const SEND_TEST = "apps/server/src/messages/send-message.test.ts";

/** Bugs in the order of events, and in what who comes back is told. */
export const RESUMING = [
  {
    name: "seq_with_a_hole",
    suffers: "screens ask again and again for an event that is nowhere",
    file: CHANGES,
    find: "      after: row.seq,\n      at,",
    replace: "      after: row.seq + (says.length > 0 ? 1 : 0),\n      at,",
    noticedBy: RESUME_TEST,
  },
  {
    name: "order_by_time",
    suffers: "after the server's clock was set back, talks read in the wrong order",
    file: STORE,
    find: "asc(events.seq)",
    replace: "asc(events.at)",
    noticedBy: "apps/server/src/messages/clock-set-back.test.ts",
  },
  {
    name: "note_told_live",
    suffers: "the visitor reads what agents say about them",
    file: CHANGES,
    find: "events.filter((event) => !isInternal(event.body))",
    replace: "events",
    noticedBy: SEND_TEST,
  },
  {
    name: "note_told_by_a_page",
    suffers: "the visitor reads what agents say about them, after a reload",
    file: STORE,
    find: "visitor: [false],",
    replace: "visitor: [false, true],",
    noticedBy: SEND_TEST,
  },
  {
    name: "hole_where_a_note_was",
    suffers: "the widget asks for ever for an event that it may not see",
    file: CHANGES,
    find: "        after: visibleAfter,",
    replace: "        after,",
    noticedBy: SEND_TEST,
  },
  {
    name: "resume_from_what_is_held",
    suffers: "the last line comes again at every reconnect",
    file: STORE,
    find: 'gt(events.seq, value("after")), asc',
    replace: `sql\`\${events.seq} >= \${value("after")}\`, asc`,
    noticedBy: RESUME_TEST,
  },
  {
    name: "resume_without_more",
    suffers: "who was away for long sees a page of what came, and thinks that it is all",
    file: PAGES,
    find: "    if ((events.at(-1)?.seq ?? head) < head) frame.more = true;\n",
    replace: "",
    noticedBy: RESUME_TEST,
  },
  {
    name: "subscribe_after_the_read",
    suffers: "what is said while a talk opens is missing from the agent's screen",
    file: AGENT,
    find: `    const held = hub.hold(topic, connection);
    try {
      const row = await find.existing(conversationId);
      const events = await readEvents.page("agents", row, after);`,
    replace: `    let held = { open() {}, drop() {} };
    try {
      const row = await find.existing(conversationId);
      const events = await readEvents.page("agents", row, after);
      await new Promise((resolve) => setTimeout(resolve, 5));
      held = hub.hold(topic, connection);`,
    noticedBy: "apps/server/src/socket/page-to-live.test.ts",
  },
  {
    name: "live_frames_overtake_the_page",
    suffers: "what is said while a talk opens stands on the screen before what came first",
    file: HUB,
    find: "deliver: (frame) => void kept.push(frame)",
    replace: "deliver: (frame) => listener.deliver(frame)",
    noticedBy: HUB_TEST,
  },
  {
    name: "held_frames_are_thrown_away",
    suffers: "what is said while a talk opens is missing until the connection is looked after",
    file: HUB,
    find: "          for (const frame of kept) listener.deliver(frame);\n",
    replace: "",
    noticedBy: HUB_TEST,
  },
  {
    name: "nothing_follows_what_was_held",
    suffers: "a talk that was opened stays as it was, whatever is said",
    file: HUB,
    find: "          subscribe(topic, listener);\n",
    replace: "",
    noticedBy: HUB_TEST,
  },
  {
    name: "pages_all_at_once",
    suffers: "who asks for many talks at once is closed for what they asked for",
    file: "apps/server/src/socket/turns.ts",
    find: "last.then(run)",
    replace: "run()",
    noticedBy: "apps/server/src/socket/turns.test.ts",
  },
  {
    name: "read_before_the_sync",
    suffers: "a screen holds a number that a power cut gives to another event",
    file: "apps/server/src/db/write-queue.ts",
    find: "await persisting;",
    replace: "",
    noticedBy: "apps/server/src/db/write-queue.test.ts",
  },
  {
    name: "list_without_pages",
    suffers: "after a long absence a console's lists lack what did not fit into the first page",
    file: "apps/server/src/conversations/find-conversation.ts",
    find: "change: conversations.at(-1)?.change ?? after, more: true",
    replace: "change",
    noticedBy: "apps/server/src/socket/agent-lists.test.ts",
  },
  {
    name: "change_told_that_was_never_stored",
    suffers: "after a restart that number comes again, and the console takes it for old news",
    file: "apps/server/src/conversations/sqlite-ledger-store.ts",
    find: "    lastChange,\n",
    replace: "    lastChange: () => change,\n",
    noticedBy: "apps/server/src/socket/agent-lists.test.ts",
  },
  {
    name: "list_news_out_of_order",
    suffers: "a console's lists miss a change for good after a reconnect at the wrong moment",
    file: "apps/server/src/conversations/list-news.ts",
    find: "      waiting.delete(row.id);\n",
    replace: "",
    noticedBy: "apps/server/src/conversations/list-news.test.ts",
  },
  {
    name: "pong_without_heads",
    suffers: "a connection that lost an event shows nothing of it until the next one",
    file: "apps/server/src/socket/visitor-session.ts",
    find: "heads: row ? [{ conversationId: row.id, seq: row.visibleSeq }] : []",
    replace: "heads: []",
    noticedBy: RESUME_TEST,
  },
];
