const CONNECTION = "packages/connection/src";

/** Bugs in how clients stay connected. */
export const CONNECTING = [
  {
    name: "no_jitter",
    suffers: "after a restart everybody comes back in the same moment, again and again",
    file: `${CONNECTION}/backoff.ts`,
    find: "random() * ",
    replace: "",
    noticedBy: `${CONNECTION}/connect.test.ts`,
  },
  {
    name: "no_back_off",
    suffers: "clients hammer a server that cannot come up for it",
    file: `${CONNECTION}/backoff.ts`,
    find: "Math.max(RETRY_BASE_MS, away)",
    replace: "RETRY_BASE_MS",
    noticedBy: `${CONNECTION}/connect.test.ts`,
  },
  {
    name: "no_beat",
    suffers: "proxies cut quiet connections every minute",
    file: `${CONNECTION}/link.ts`,
    find: '  function pulse(): void {\n    send({ type: "ping" });',
    replace: "  function pulse(): void {",
    noticedBy: `${CONNECTION}/connect.test.ts`,
  },
  {
    name: "deadline_never_fires",
    suffers: "a dead connection looks alive, and nothing more arrives",
    file: `${CONNECTION}/link.ts`,
    find: 'deadline = clock.setTimeout(() => lose(ABNORMAL, "silent"), ms);',
    replace: "deadline = ms;",
    noticedBy: `${CONNECTION}/connect.test.ts`,
  },
  {
    name: "others_count_as_an_answer",
    suffers: "a link that is deaf upwards looks alive, and what is written stays unsent",
    file: `${CONNECTION}/link.ts`,
    find: "if (ANSWER.test(frame.type)) expectWithin",
    replace: "expectWithin",
    noticedBy: `${CONNECTION}/connect.test.ts`,
  },
  {
    name: "restart_stops_clients",
    suffers: "after a deployment every open chat is dead until the page is reloaded",
    file: "packages/protocol/src/close-codes.ts",
    find: "code < 4400 || ",
    replace: "code < 4000 || ",
    noticedBy: "packages/protocol/src/spec.test.ts",
  },
];
