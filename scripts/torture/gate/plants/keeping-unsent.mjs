const CONNECTION = "packages/connection/src";
const WIDGET = "apps/widget/src";
const CONSOLE = "apps/console/src";

/** Bugs in how clients keep and send what was written. */
export const KEEPING_UNSENT = [
  {
    name: "outbox_forgets_what_is_out",
    suffers: "a line is gone when the page is reloaded before its ack",
    file: `${CONNECTION}/outbox.ts`,
    find: "store.save(next);",
    replace: 'store.save(next.filter(({ state }) => state !== "sending"));',
    noticedBy: `${CONNECTION}/outbox.test.ts`,
  },
  {
    name: "outbox_sends_before_it_stores",
    suffers: "a line is gone when the browser dies in the wrong moment",
    file: `${CONNECTION}/outbox.ts`,
    find: "      change((entries) => [...entries, entry]);\n",
    replace: "      send?.(frame);\n      change((entries) => [...entries, entry]);\n",
    noticedBy: `${CONNECTION}/outbox.test.ts`,
  },
  {
    name: "outbox_reversed_after_reconnect",
    suffers: "what was written offline arrives upside down",
    file: `${CONNECTION}/outbox.ts`,
    find: '        entries.map((entry) => (entry.state === "refused"',
    replace: '        [...entries].reverse().map((entry) => (entry.state === "refused"',
    noticedBy: `${CONNECTION}/outbox.test.ts`,
  },
  {
    name: "outbox_of_one_tab_wins",
    suffers: "what was written in another tab meanwhile is lost",
    file: `${CONNECTION}/outbox.ts`,
    find: "act(store.load())",
    replace: "act([...list])",
    noticedBy: `${CONNECTION}/outbox.test.ts`,
  },
  {
    name: "refused_line_sent_again_and_again",
    suffers: "a line that the server refuses comes back at every reconnect, for ever",
    file: `${CONNECTION}/outbox.ts`,
    find: 'entry.state === "refused" ? entry : ',
    replace: "",
    noticedBy: `${CONNECTION}/outbox.test.ts`,
  },
  {
    name: "widget_outbox_not_kept",
    suffers: "what a visitor wrote offline is gone after a reload",
    file: `${WIDGET}/messages/said.ts`,
    find: "entries.length ? JSON.stringify(entries) : null",
    replace: "null",
    noticedBy: `${WIDGET}/messages/messages-state.test.ts`,
  },
  {
    name: "widget_says_nothing_again",
    suffers: "what was on its way when the connection broke stays unsent",
    file: `${WIDGET}/messages/messages-state.ts`,
    find: 'if (frame.type === "welcome") outbox.flush(send);\n      else if',
    replace: "if",
    noticedBy: `${WIDGET}/messages/messages-state.test.ts`,
  },
  {
    name: "client_id_made_anew",
    suffers: "a line that is sent again is stored twice",
    file: `${CONNECTION}/outbox.ts`,
    find: "  return { clientId, frame, at, state };",
    replace:
      '  return { clientId, frame: { ...frame, ...(state === "waiting" && { clientId: clientId + 1 }) }, at, state };',
    noticedBy: `${CONNECTION}/outbox.test.ts`,
  },
  {
    name: "two_tabs_two_visitors",
    suffers: "one person with two tabs is two visitors, with half a talk each",
    file: `${WIDGET}/connecting/session.ts`,
    find: "    if (stored && stored !== said) return false;\n",
    replace: "",
    noticedBy: `${WIDGET}/connecting/session.test.ts`,
  },
  {
    name: "outbox_shared_by_agents",
    suffers: "who signs in next says what a colleague wrote, under their own name",
    file: `${CONSOLE}/messages/outbox-store.ts`,
    find: "OUTBOX_PREFIX + agentId()",
    replace: "OUTBOX_PREFIX",
    noticedBy: `${CONSOLE}/messages/outbox-store.test.ts`,
  },
];
