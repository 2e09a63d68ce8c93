const CONNECTION = "packages/connection/src";
const WIDGET = "apps/widget/src";
const CONSOLE = "apps/console/src";

/** Bugs in what clients show of what comes. */
export const SHOWING = [
  {
    name: "gap_shown_over",
    suffers: "a lost frame leaves a hole in the talk that nobody sees",
    file: `${CONNECTION}/event-log.ts`,
    find: "      if (!starts && frame.after > last) return { gapAfter: last };\n",
    replace: "",
    noticedBy: `${CONNECTION}/event-log.test.ts`,
  },
  {
    name: "shown_twice",
    suffers: "lines stand on the screen twice after a reconnect",
    file: `${CONNECTION}/event-log.ts`,
    find: "frame.events.filter((event) => event.seq > last).sort(bySeq)",
    replace: "[...frame.events].sort(bySeq)",
    noticedBy: `${CONNECTION}/event-log.test.ts`,
  },
  {
    name: "widget_deaf_to_heads",
    suffers: "a visitor does not see an answer that got lost, however long they wait",
    file: `${WIDGET}/messages/messages-state.ts`,
    find: "seq > log.last()) watch(log.last())",
    replace: "seq < 0) watch(log.last())",
    noticedBy: `${WIDGET}/messages/messages-state.test.ts`,
  },
  {
    name: "console_deaf_to_heads",
    suffers: "an agent does not see a question that got lost, however long they wait",
    file: `${CONSOLE}/messages/talks.ts`,
    find: "seq > talkOf(id).log.last()) watch(id, seq)",
    replace: "seq < 0) watch(id, seq)",
    noticedBy: `${CONSOLE}/messages/messages-state.test.ts`,
  },
  {
    name: "console_list_skips_pages",
    suffers: "after a long absence a busy console's lists lack what lay between",
    file: `${CONSOLE}/inbox/inbox-state.ts`,
    find: "if (!catchingUp) change = ",
    replace: "change = ",
    noticedBy: `${CONSOLE}/inbox/inbox-state.test.ts`,
  },
];
