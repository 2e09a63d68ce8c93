import { deadline } from "./deadline.ts";

/** How often both connections are asked whether the server lives, and how long it has to answer. */
export interface LinkTiming {
  pingMs: number;
  answerMs: number;
}

/** A connection that publishes and one that listens, up together and down together. */
export interface RedisLink {
  publish(text: string): void;
  /** Resolves with the reason once the link is lost, undefined when it was closed. Never rejects. */
  readonly lost: Promise<Error | undefined>;
  /** Waits a moment for what is on its way, then closes. */
  close(): Promise<void>;
}

/** Bytes that the server was sent and has not said it has. With more than that it does not keep up. */
const ON_THE_WAY_MAX = 8 * 1024 * 1024;

/**
 * Connects both and listens to `channel`. Rejects when that takes longer than `answerMs`
 * milliseconds, and with whatever Redis answers. A link that is lost stays lost: another is opened,
 * so that the first time and every later one are the same. The library is loaded here, because
 * nodes without Redis never need it.
 */
export async function openRedisLink(options: {
  url: string;
  channel: string;
  timing: LinkTiming;
  onText: (text: string) => void;
}): Promise<RedisLink> {
  const { url, channel, timing, onText } = options;
  const { createClient } = await import("@redis/client");
  let lose: (reason: Error | undefined) => void = () => {};
  const lost = new Promise<Error | undefined>((resolve) => {
    lose = resolve;
  });
  let ended = false;

  const [publisher, subscriber] = [connection(), connection()] as const;
  function connection() {
    const client = createClient({
      url,
      disableOfflineQueue: true,
      disableClientInfo: true,
      maintNotifications: "disabled",
      socket: { connectTimeout: timing.answerMs, reconnectStrategy: false },
    });
    client.on("error", lose);
    return client;
  }

  async function connect(client: typeof publisher): Promise<void> {
    await client.connect();
    // Up only after the deadline: nobody waits for it any more.
    if (ended) client.destroy();
  }

  async function listen(): Promise<void> {
    await Promise.all([connect(publisher), connect(subscriber)]);
    await subscriber.subscribe(channel, onText);
  }

  const ping = () =>
    deadline(Promise.all([publisher.ping(), subscriber.ping()]), timing.answerMs).catch(lose);
  let pinging: NodeJS.Timeout | undefined;
  void lost.then(() => {
    ended = true;
    clearInterval(pinging);
    publisher.destroy();
    subscriber.destroy();
  });

  try {
    await deadline(listen(), timing.answerMs);
  } catch (error) {
    lose(error as Error);
    throw error;
  }
  pinging = setInterval(ping, timing.pingMs);
  let onTheWay = 0;
  return {
    publish(text) {
      const bytes = Buffer.byteLength(text);
      onTheWay += bytes;
      if (onTheWay > ON_THE_WAY_MAX) return lose(new Error("Redis does not keep up"));
      const arrived = () => {
        onTheWay -= bytes;
      };
      // A refusal, such as one for lack of a right, would come again and again: the link is lost.
      publisher.publish(channel, text).then(arrived, lose);
    },
    lost,
    async close() {
      await deadline(publisher.close(), timing.answerMs).catch(() => {});
      lose(undefined);
    },
  };
}
