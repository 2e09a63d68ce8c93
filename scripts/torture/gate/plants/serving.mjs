const CONNECTION = "apps/server/src/socket/connection.ts";
const FRAMES_TEST = "apps/server/src/socket/frames.test.ts";

/** Bugs in how the server treats one connection, and in how it stops. */
export const SERVING = [
  {
    name: "slow_reader_misses_frames",
    suffers: "on a slow network lines are missing, with nothing to tell of it",
    file: CONNECTION,
    find: 'return connection.close("too_slow");',
    replace: "return;",
    noticedBy: "apps/server/src/socket/slow-reader.test.ts",
  },
  {
    name: "slow_reader_never_closed",
    suffers: "readers who do not read fill the server's memory until it dies",
    file: CONNECTION,
    find: "const BUFFER_MAX = 1024 * 1024;",
    replace: "const BUFFER_MAX = Number.MAX_SAFE_INTEGER;",
    noticedBy: "apps/server/src/socket/slow-reader.test.ts",
  },
  {
    name: "silence_not_noticed",
    suffers: "somebody whose network is gone is shown as online for hours",
    file: CONNECTION,
    find: 'if (clock.now() - heardAt > SILENCE_MS) connection.close("silent");',
    replace: "",
    noticedBy: "apps/server/src/socket/silence.test.ts",
  },
  {
    name: "frame_before_welcome",
    suffers: "what a client says too early is done for nobody in particular",
    file: CONNECTION,
    find: '      if (frame.type !== "hello" && !handler.isReady()) throw notReady();\n',
    replace: "",
    noticedBy: "apps/server/src/socket/agent-door.test.ts",
  },
  {
    name: "error_without_client_id",
    suffers: "a refused line stays as Sending… for ever",
    file: CONNECTION,
    find: "      ...(clientId === undefined ? {} : { clientId }),\n",
    replace: "",
    noticedBy: FRAMES_TEST,
  },
  {
    name: "flood_not_limited",
    suffers: "one script keeps the server from serving anybody else",
    file: "apps/server/src/socket/frame-rate.ts",
    find: "tokens -= 1;",
    replace: "",
    noticedBy: "apps/server/src/socket/flooding.test.ts",
  },
  {
    name: "clock_set_back_costs_frames",
    suffers: "after the server's clock was set back everybody is told to slow down, for as long",
    file: "apps/server/src/socket/frame-rate.ts",
    find: "Math.max(0, now - last)",
    replace: "(now - last)",
    noticedBy: "apps/server/src/socket/flooding.test.ts",
  },
  {
    name: "close_does_not_wait_for_writes",
    suffers: "a restart loses what was being written, and says nothing",
    file: "apps/server/src/db/open.ts",
    find: "      await writes.close();\n",
    replace: "",
    noticedBy: "apps/server/src/db/last-writes.test.ts",
  },
  {
    name: "stop_without_drain",
    suffers: "each deployment cuts everybody off in the middle of a word",
    file: "apps/server/src/main.ts",
    find: "    await app.drain();\n    await db.close();\n",
    replace: "",
    noticedBy: "apps/server/src/stop.test.ts",
  },
];
