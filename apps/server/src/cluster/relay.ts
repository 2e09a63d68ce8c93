import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { ListNews } from "../conversations/list-news.ts";
import type { Hub } from "../socket/hub.ts";
import type { Bus } from "./bus.ts";
import type { TopicFrame } from "./bus-message.ts";

/** What was published while one commit was told. */
export interface Told {
  rows: ConversationRow[];
  frames: TopicFrame[];
}

export interface Relay {
  /** For the acts, in place of this node's own list. */
  listNews: ListNews;
  /** Runs `publish`, and gives back what it would have told: to be delivered in its turn. */
  gather(publish: () => void): Told;
  /** Tells this node's sockets. */
  deliver(told: Told): void;
}

/**
 * Stands between the acts and this node's sockets. What a commit tells is gathered, because it has
 * to wait until all that was committed before it on other nodes is told here; what belongs to no
 * commit, such as typing, goes to this node's sockets at once and to the other nodes by the bus.
 */
export function createRelay({
  hub,
  listNews,
  bus,
}: {
  hub: Hub;
  listNews: ListNews;
  bus: Bus;
}): Relay {
  let gathering: Told | undefined;

  hub.setRelay((topic, text) => {
    if (gathering) return gathering.frames.push([topic, text]) > 0;
    bus.publish({ type: "frames", frames: [[topic, text]] });
    return false;
  });
  bus.onMessage((message) => {
    if (message.type === "frames") deliver({ rows: [], frames: message.frames });
  });

  function deliver({ rows, frames }: Told): void {
    for (const [topic, text] of frames) hub.deliver(topic, text);
    for (const row of rows) listNews.publish(row);
  }

  return {
    listNews: {
      publish(row) {
        if (gathering) gathering.rows.push(row);
        else listNews.publish(row);
      },
    },
    gather(publish) {
      const told: Told = { rows: [], frames: [] };
      gathering = told;
      try {
        publish();
      } finally {
        gathering = undefined;
      }
      return told;
    },
    deliver,
  };
}
