import type { ToAgent, ToVisitor } from "@foyer/protocol";
import { encodeText, type TextFrame, textOfEvents } from "./text-frame.ts";
import type { Topic } from "./topics.ts";

/** Somebody who wants what is published. */
export interface Listener {
  deliver(frame: TextFrame): void;
  /** The last frame for it: `text` is the same as JSON. */
  end?(frame: TextFrame, text: string): void;
}

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

const LAST = "last:";

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

  const listenersOf = (topic: Topic) =>
    topics.get(topic.startsWith(LAST) ? (topic.slice(LAST.length) as Topic) : topic);

  function deliver(topic: Topic, text: string, except?: Listener): void {
    const listeners = listenersOf(topic);
    if (!listeners) return;
    const encoded = encodeText(text);
    const isLast = topic.startsWith(LAST);
    for (const listener of listeners) {
      const whose = heldFor.get(listener) ?? listener;
      if (isLast) whose.end?.(encoded, text);
      else if (whose !== except) listener.deliver(encoded);
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
      if (!relay && !listenersOf(topic)) return;
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
