import type { House } from "../house.ts";
import type { Sweep } from "./sweeps.ts";

/** How long the socket of a session that is over may still be open, at most. */
const SESSIONS_MS = 10_000;
/** An email may leave a moment later. */
const MAILS_MS = 3_000;
const HOUR_MS = 60 * 60 * 1000;

/** What has to be looked after, feature by feature. */
export function allSweeps({ connections, signIn, node, uploads, mails }: House): Sweep[] {
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
    { name: "remove files that were never sent", everyMs: HOUR_MS, run: uploads.removeLoose },
    ...(mails.on ? [{ name: "send mails", everyMs: MAILS_MS, run: mails.sendDue }] : []),
    { name: "remove mails that are settled", everyMs: HOUR_MS, run: mails.removeSettled },
    ...(node
      ? [{ name: "remove nodes that are gone", everyMs: 60_000, run: node.removeGone }]
      : []),
  ];
}
