import type { Clock } from "./clock.ts";

/**
 * What was typed and has no ack yet. `waiting`: goes out as soon as there is a connection.
 * `sending`: is out, the ack is due. `refused`: the server said no, and why; it stays until
 * `retry` or `drop`.
 */
export interface OutboxEntry<Frame> {
  clientId: string;
  frame: Frame;
  at: number;
  state: "waiting" | "sending" | "refused";
  kind?: string;
  message?: string;
}

/** Where entries outlive the page. It may be shared by tabs: it is read before every change. */
export interface OutboxStore<Frame> {
  load(): OutboxEntry<Frame>[];
  save(entries: OutboxEntry<Frame>[]): void;
}

export interface OutboxOptions<Frame> {
  store: OutboxStore<Frame>;
  clock: Pick<Clock, "now">;
  onChange(entries: readonly OutboxEntry<Frame>[]): void;
}

type Send<Frame> = (frame: Frame) => boolean;

export interface Outbox<Frame> {
  /** Keeps it, and sends it at once if `send` can. */
  add(frame: Frame, send?: Send<Frame>): void;
  /** To be called after every `welcome`: sends all that is not refused, in order. */
  flush(send: Send<Frame>): void;
  /** To be called when the connection is lost: what was out waits again. */
  hold(): void;
  acked(clientId: string): void;
  refused(clientId: string, kind: string, message: string): void;
  retry(clientId: string, send?: Send<Frame>): void;
  drop(clientId: string): void;
  /** To be called when another tab changed the store. */
  reload(): void;
  entries(): readonly OutboxEntry<Frame>[];
}

/** Keeps what was said, in order, until the server has it on disk. */
export function createOutbox<Frame extends { clientId: string }>(
  options: OutboxOptions<Frame>,
): Outbox<Frame> {
  type Entry = OutboxEntry<Frame>;
  const { store } = options;
  let list: readonly Entry[] = store.load().map(held);

  /** Another tab may have added or settled lines since: what is stored counts, not what we hold. */
  function change(act: (entries: Entry[]) => Entry[]): void {
    const next = act(store.load());
    store.save(next);
    show(next);
  }

  function show(next: Entry[]): void {
    list = next;
    options.onChange(list);
  }

  function changeOne(clientId: string, act: (entry: Entry) => Entry): void {
    change((entries) => entries.map((entry) => (entry.clientId === clientId ? act(entry) : entry)));
  }

  function remove(clientId: string): void {
    // Most acks and events are not about a line of ours: spare the disk.
    if (list.some((entry) => entry.clientId === clientId))
      change((entries) => entries.filter((entry) => entry.clientId !== clientId));
  }

  const trySend = (send: Send<Frame> | undefined) => (entry: Entry) =>
    onItsWay(entry, send?.(entry.frame) ? "sending" : "waiting");

  return {
    add(frame, send) {
      const entry: Entry = {
        clientId: frame.clientId,
        frame,
        at: options.clock.now(),
        state: "waiting",
      };
      // Stored first: what was typed is safe before the network is tried.
      change((entries) => [...entries, entry]);
      changeOne(frame.clientId, trySend(send));
    },
    flush(send) {
      let open = true;
      const inOrder: Send<Frame> = (frame) => {
        open &&= send(frame);
        return open;
      };
      change((entries) =>
        entries.map((entry) => (entry.state === "refused" ? entry : trySend(inOrder)(entry))),
      );
    },
    hold() {
      if (list.some((entry) => entry.state === "sending")) show(list.map(held));
    },
    acked: remove,
    refused(clientId, kind, message) {
      changeOne(clientId, (entry) => ({ ...entry, state: "refused", kind, message }));
    },
    retry(clientId, send) {
      changeOne(clientId, trySend(send));
    },
    drop: remove,
    reload() {
      show(store.load());
    },
    entries: () => list,
  };
}

/** On its way (again): an old refusal is forgotten. */
function onItsWay<Frame>(
  { clientId, frame, at }: OutboxEntry<Frame>,
  state: "waiting" | "sending",
): OutboxEntry<Frame> {
  return { clientId, frame, at, state };
}

/** What was out without an answer waits; a refusal stands. */
function held<Frame>(entry: OutboxEntry<Frame>): OutboxEntry<Frame> {
  return entry.state === "sending" ? onItsWay(entry, "waiting") : entry;
}
