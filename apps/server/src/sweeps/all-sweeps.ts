import type { House } from "../house.ts";
import type { Sweep } from "./sweeps.ts";

/** How long the socket of a session that is over may still be open, at most. */
const SESSIONS_MS = 10_000;
const HOUR_MS = 60 * 60 * 1000;

/** What has to be looked after, feature by feature. */
export function allSweeps({ connections, signIn, node }: House): Sweep[] {
  return [
    {
      // Sessions end on other nodes too, and by themselves.
      name: "close sockets of sessions that are over",
      everyMs: SESSIONS_MS,
      everywhere: true,
      async run() {
        const over = await signIn.over(connections.sessions());
        over.forEach(connections.closeSession);
      },
    },
    { name: "remove sessions that are over", everyMs: HOUR_MS, run: signIn.removeOver },
    ...(node
      ? [{ name: "remove nodes that are gone", everyMs: 60_000, run: node.removeGone }]
      : []),
  ];
}
