import type { ToAgent, ToVisitor } from "@foyer/protocol";
import { encodeText, type TextFrame, textOfEvents } from "./text-frame.ts";

/** Somebody who wants what is published. */
export interface Listener {
  deliver(frame: TextFrame): void;
}

export type Topic =
  | `visitor:${string}`
  | `conversation:${string}`
  | `site:${string}`
  | "agents"
  | "widgets";

/** All tabs of one visitor. */
export const visitorTopic = (visitorId: string): Topic => `visitor:${visitorId}`;
/** Consoles that have this conversation on the screen. */
export const conversationTopic = (conversationId: string): Topic =>
  `conversation:${conversationId}`;
/** All consoles. */
export const agentsTopic: Topic = "agents";
/** All open widgets: every agent serves every site, so all see the same people. */
export const widgetsTopic: Topic = "widgets";

/** Open widgets of one site. */
export const siteTopic = (siteId: string): Topic => `site:${siteId}`;

/** Passes on to other nodes what is published; true when it delivers to this one, too, in its turn. */
export type Relay = (topic: Topic, text: string) => boolean;

/** A subscription that is kept back: `open` hands out what was kept, `drop` forgets it. */
export interface Hold {
  open(): void;
  drop(): void;
}

export interface Hub {
  subscribe(topic: Topic, listener: Listener): void;
  unsubscribe(topic: Topic, listener: Listener): void;
  /**
   * Subscribes, and keeps back what is published until `open` is called: for who reads first what was
   * before. What was read and what was kept may overlap.
   */
  hold(topic: Topic, listener: Listener): Hold;
  /** To everybody who listens, on every node. Encodes once; `except` is left out. */
  publish(topic: Topic, frame: ToAgent | ToVisitor, except?: Listener): void;
  /** To those who listen here alone: every node finds out for itself. */
  tell(topic: Topic, frame: ToAgent | ToVisitor): void;
  /** What another node has published, as JSON. */
  deliver(topic: Topic, text: string): void;
  listens(topic: Topic): boolean;
  /** From now on everything that is published goes here, too. */
  setRelay(relay: Relay): void;
}

/** Who listens to what, in this process. */
export function createHub(): Hub {
  const topics = new Map<Topic, Set<Listener>>();
  /** For whom what is published is kept back. */
  const heldFor = new WeakMap<Listener, Listener>();
  let relay: Relay | undefined;

  function subscribe(topic: Topic, listener: Listener): void {
    const listeners = topics.get(topic);
    if (listeners) listeners.add(listener);
    else topics.set(topic, new Set([listener]));
  }

  function unsubscribe(topic: Topic, listener: Listener): void {
    const listeners = topics.get(topic);
    listeners?.delete(listener);
    if (listeners?.size === 0) topics.delete(topic);
  }

  function deliver(topic: Topic, text: string, except?: Listener): void {
    const listeners = topics.get(topic);
    if (!listeners) return;
    const encoded = encodeText(text);
    for (const listener of listeners) {
      const whose = heldFor.get(listener) ?? listener;
      if (whose !== except) listener.deliver(encoded);
    }
  }

  return {
    subscribe,
    unsubscribe,
    hold(topic, listener) {
      const kept: TextFrame[] = [];
      const holder: Listener = { deliver: (frame) => void kept.push(frame) };
      heldFor.set(holder, listener);
      unsubscribe(topic, listener);
      subscribe(topic, holder);
      return {
        open() {
          unsubscribe(topic, holder);
          // First: who is closed by what they are handed takes the subscription with them.
          subscribe(topic, listener);
          for (const frame of kept) listener.deliver(frame);
        },
        drop: () => unsubscribe(topic, holder),
      };
    },
    publish(topic, frame, except) {
      if (!relay && !topics.has(topic)) return;
      const text = toText(frame);
      if (!relay?.(topic, text)) deliver(topic, text, except);
    },
    tell(topic, frame) {
      if (topics.has(topic)) deliver(topic, toText(frame));
    },
    deliver: (topic, text) => deliver(topic, text),
    listens: (topic) => topics.has(topic),
    setRelay(next) {
      relay = next;
    },
  };
}

const toText = (frame: ToAgent | ToVisitor): string =>
  frame.type === "events" ? textOfEvents(frame) : JSON.stringify(frame);
