// The sizes that users feel, each with its bound and the reason for it. 1 KB is 1,000 bytes: the
// stricter reading, so that a figure quoted from here is true in either. Bytes are gzip level 9,
// which is what a browser fetches from a server that compresses with care.

export const BUDGETS = {
  loader: {
    name: "widget: loader with settings inside",
    most: 2_500,
    unit: "B",
    reason: "all that a visitor who never opens the chat pays for it, on every page",
  },
  open: {
    name: "widget: loader + panel + what it imports",
    most: 18_000,
    unit: "B",
    reason: "a usable chat on slow 4G in 0.6 s",
  },
  lazy: {
    name: "widget: further chunk",
    most: 3_000,
    unit: "B",
    reason: "fetched while somebody waits for a form or a rating: one round trip, not two",
  },
  console: {
    name: "console: script before first paint",
    most: 150_000,
    unit: "B",
    reason: "an agent's inbox within a second on a slow line",
  },
  path: {
    name: "ten files of the message's path",
    most: 1_200,
    unit: "lines",
    reason: "a newcomer reads in one sitting how a message gets from one person to the other",
  },
};
