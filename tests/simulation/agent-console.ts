import {
  type AgentUp,
  type Conversation,
  type Event,
  PROTOCOL_VERSION,
  type ToAgent,
} from "@foyer/protocol";
import { createMessages } from "../../apps/console/src/messages/messages-state.ts";
import { createOutboxStore } from "../../apps/console/src/messages/outbox-store.ts";
import { newClientId } from "../../packages/connection/src/index.ts";
import { openClient, type World } from "./client.ts";
import type { Ledger } from "./ledger.ts";

/** A console on one conversation: its real messages, outbox and event logs. */
export interface AgentConsole {
  readonly conversationId: string | undefined;
  say(text: string): void;
  note(text: string): void;
  /** Sends again what was refused. */
  retry(): void;
  giveUp(): void;
  /** Opens it from a list. */
  look(conversation: Conversation): void;
  wake(): void;
  vanish(told: boolean): void;
  screen(): readonly Event[];
  pending(): number;
  refused(): number;
}

/** What a console keeps in its browser beyond its own life. */
export type Shelf = Map<string, string>;

export function openAgentConsole(
  world: World,
  {
    agentId,
    shelf,
    ledger,
    isMine = () => true,
  }: {
    agentId: string;
    shelf: Shelf;
    ledger: Ledger;
    /** Which conversation it opens. */
    isMine?(conversation: Conversation): boolean;
  },
): AgentConsole {
  // The page's address names the conversation, so a reload comes back to it.
  let conversationId = shelf.get("address");
  const localStorage = {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => void shelf.set(key, value),
  };
  const messages = createMessages({
    send: (frame) => client?.connection.send(frame) ?? false,
    store: createOutboxStore(localStorage, () => agentId),
    clock: world.clock,
    newClientId: () =>
      newClientId((n) => Uint8Array.from({ length: n }, () => world.random.between(0, 255))),
  });

  function look(conversation: Conversation): void {
    if (conversationId || !isMine(conversation)) return;
    conversationId = conversation.id;
    shelf.set("address", conversationId);
    messages.open(conversationId, conversation.seq);
  }

  function onFrame(frame: ToAgent): void {
    if (frame.type === "welcome") {
      messages.resume();
      frame.conversations.forEach(look);
    } else if (frame.type === "conversations") frame.conversations.forEach(look);
    else if (frame.type === "events") {
      messages.onEvents(frame);
      ledger.show(messages.talk(frame.conversationId).value.events);
    } else if (frame.type === "history") messages.onHistory(frame);
    else if (frame.type === "ack") {
      ledger.acks.push(frame);
      messages.onAck(frame);
    } else if (frame.type === "error") messages.onError(frame);
    else if (frame.type === "pong") messages.onPong(frame);
  }

  const client = openClient<AgentUp, ToAgent>(world, {
    door: "agent",
    hello: () => ({ type: "hello", version: PROTOCOL_VERSION, after: 0 }),
    onFrame,
    onLost: messages.hold,
  });

  if (conversationId) messages.open(conversationId, 0);

  const refused = () => messages.pending.value.filter(({ state }) => state === "refused");

  function speak(how: "say" | "note", text: string): void {
    if (!conversationId) return;
    messages[how](conversationId, text);
    ledger.say("agent", text, messages.pending.value.at(-1)?.clientId ?? "");
  }

  return {
    get conversationId() {
      return conversationId;
    },
    say: (text) => speak("say", text),
    note: (text) => speak("note", text),
    retry() {
      for (const { clientId } of refused()) messages.retry(clientId);
    },
    giveUp() {
      for (const { clientId, frame } of refused()) {
        ledger.givenUp.add(frame.text);
        messages.drop(clientId);
      }
    },
    look,
    wake: client.wake,
    vanish: client.vanish,
    screen: () => (conversationId ? messages.talk(conversationId).value.events : []),
    pending: () => messages.pending.value.length,
    refused: () => refused().length,
  };
}
