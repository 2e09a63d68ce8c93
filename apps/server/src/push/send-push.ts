import type { Log } from "../log.ts";
import { checkEndpoint } from "./check-endpoint.ts";
import type { PostCall } from "./post-call.ts";
import type { Vapid } from "./vapid.ts";

/** The browser has forgotten it, or never knew. */
const GONE = [404, 410];

/** Where a browser is called, and the keys by which it alone reads what is said. */
export interface PushAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** What is said to a browser. A newer one of the same `topic` takes the place of one that was not fetched yet. */
export interface Push {
  /** JSON, a few hundred characters: services take 4 KiB. */
  text: string;
  topic?: string;
  /** How long a service may keep it for a browser that is off, in seconds. */
  keptS: number;
}

/** Resolves with the status of the answer, 0 without one. Never rejects: a push may be lost. */
export type SendPush = (to: PushAddress, push: Push) => Promise<number>;

/** Whether a browser that was answered for by this status is not to be called any more. */
export const isGone = (status: number | undefined): boolean => GONE.includes(status ?? 0);

/** Signs, encrypts and posts pushes. `contact`: whom a service may write to about them, "https:…" or "mailto:…". */
export function createSendPush(deps: {
  log: Log;
  vapid: Vapid;
  post: PostCall;
  contact(): string;
  /** Whether addresses in private networks may be called, too. */
  toPrivate: boolean;
}): SendPush {
  const { log, vapid, post, contact, toPrivate } = deps;

  async function encrypted({ endpoint, p256dh, auth }: PushAddress, push: Push) {
    const { default: webPush } = await import("web-push");
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      push.text,
      {
        ...{ TTL: push.keptS, urgency: "high" },
        vapidDetails: { subject: contact(), ...(await vapid()) },
        ...(push.topic && { topic: push.topic }),
      },
    );
    return { headers: headers as Record<string, string | number>, body: body as Buffer };
  }

  return async (to, push) => {
    try {
      const url = checkEndpoint(to.endpoint, toPrivate);
      const status = await post({ url, ...(await encrypted(to, push)) });
      // Its address is a secret of the browser's: the host says enough.
      log.debug({ host: url.host, status }, "somebody was called by web push");
      return status;
    } catch (error) {
      log.info({ err: error }, "a call by web push was lost");
      return 0;
    }
  };
}
