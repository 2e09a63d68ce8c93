import type { ArticleHit, ToVisitor, VisitorUp } from "@foyer/protocol";
import { eventsOf, hasTalk, talkOf, welcomeOf } from "./preview-welcome.ts";
import type { PreviewWish } from "./preview-wish.ts";

/** What the preview can ask of the real server, where an answer makes it truer. */
export interface PreviewSources {
  popular(): Promise<Parameters<typeof welcomeOf>[1]>;
  search(query: string): Promise<ArticleHit[]>;
}

/**
 * Takes the place of WebSocket on the preview's page: the widget talks to a made-up server, so that looking
 * at it makes no visitor and no conversation.
 */
export function previewSocket(wish: () => PreviewWish, sources: PreviewSources): typeof WebSocket {
  class PreviewSocket extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readyState = 0;
    bufferedAmount = 0;
    #seq = 0;

    constructor() {
      super();
      queueMicrotask(() => {
        this.readyState = 1;
        this.dispatchEvent(new Event("open"));
      });
    }

    async send(text: string): Promise<void> {
      for (const frame of await this.#answer(JSON.parse(text) as VisitorUp)) this.#say(frame);
    }

    close(code = 1000): void {
      this.readyState = 3;
      queueMicrotask(() => this.dispatchEvent(new CloseEvent("close", { code })));
    }

    #say(frame: ToVisitor): void {
      if (this.readyState !== 1) return;
      this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) }));
    }

    async #answer(frame: VisitorUp): Promise<ToVisitor[]> {
      if (frame.type === "hello") return this.#welcome();
      if (frame.type === "ping") return [{ type: "pong", heads: [] }];
      if (frame.type === "search_articles")
        return [
          { type: "articles", query: frame.query, articles: await sources.search(frame.query) },
        ];
      return "clientId" in frame && frame.clientId ? this.#take(frame, frame.clientId) : [];
    }

    async #welcome(): Promise<ToVisitor[]> {
      const welcome = welcomeOf(wish(), await sources.popular());
      if (!hasTalk(wish())) return [welcome];
      const talk = talkOf(wish());
      this.#seq = talk.events.length;
      return [welcome, talk];
    }

    /** What the visitor says is in the log at once; whatever else they do is simply taken. */
    #take(frame: VisitorUp, clientId: string): ToVisitor[] {
      const { agent } = wish();
      const text = frame.type === "send_message" ? frame.text : undefined;
      const body =
        text === undefined
          ? ({ type: "queued", reason: "asked" } as const)
          : ({ type: "message", text } as const);
      const shown = frame.type === "send_message" || frame.type === "ask_person";
      const said = shown ? [{ by: { kind: "visitor" as const }, body, clientId }] : [];
      const events = eventsOf(said, agent, "active", this.#seq);
      this.#seq += said.length;
      const { conversationId } = events;
      const ack = { type: "ack" as const, clientId, conversationId, seq: Math.max(1, this.#seq) };
      return shown ? [ack, events] : [ack];
    }
  }
  return PreviewSocket as unknown as typeof WebSocket;
}
