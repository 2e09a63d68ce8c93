import type { ToAgent, ToVisitor } from "@foyer/protocol";
import { encodeEvents, encodeFrame, type TextFrame } from "./text-frame.ts";

/** Somebody who wants what is published. */
export interface Listener {
  deliver(frame: TextFrame): void;
}

export type Topic = `visitor:${string}` | `conversation:${string}` | "agents" | "widgets";

/** All tabs of one visitor. */
export const visitorTopic = (visitorId: string): Topic => `visitor:${visitorId}`;
/** Consoles that have this conversation on the screen. */
export const conversationTopic = (conversationId: string): Topic =>
  `conversation:${conversationId}`;
/** All consoles. */
export const agentsTopic: Topic = "agents";
/** All open widgets: every agent serves every site, so all see the same people. */
export const widgetsTopic: Topic = "widgets";

export interface Hub {
  subscribe(topic: Topic, listener: Listener): void;
  unsubscribe(topic: Topic, listener: Listener): void;
  /** Encodes the frame once, however many listen; `except` is left out. */
  publish(topic: Topic, frame: ToAgent | ToVisitor, except?: Listener): void;
}

/** Who listens to what, in this process. */
export function createHub(): Hub {
  const topics = new Map<Topic, Set<Listener>>();
  return {
    subscribe(topic, listener) {
      const listeners = topics.get(topic);
      if (listeners) listeners.add(listener);
      else topics.set(topic, new Set([listener]));
    },
    unsubscribe(topic, listener) {
      const listeners = topics.get(topic);
      listeners?.delete(listener);
      if (listeners?.size === 0) topics.delete(topic);
    },
    publish(topic, frame, except) {
      const listeners = topics.get(topic);
      if (!listeners) return;
      const encoded = frame.type === "events" ? encodeEvents(frame) : encodeFrame(frame);
      for (const listener of listeners) if (listener !== except) listener.deliver(encoded);
    },
  };
}
