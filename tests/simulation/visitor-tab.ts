import { type Event, PROTOCOL_VERSION, type ToVisitor, type VisitorUp } from "@foyer/protocol";
import { createMessages } from "../../apps/widget/src/messages/messages-state.ts";
import type { Browser } from "./browser.ts";
import { openClient, type World } from "./client.ts";
import type { Ledger } from "./ledger.ts";

/** A page with the widget: its real messages, outbox and event log. */
export interface VisitorTab {
  say(text: string): void;
  /** Sends again what was refused. */
  retry(): void;
  giveUp(): void;
  askPerson(): void;
  end(): void;
  earlier(): void;
  wake(): void;
  vanish(told: boolean): void;
  /** What the visitor sees. */
  screen(): readonly Event[];
  pending(): number;
  refused(): number;
  isOpen(): boolean;
}

const PAGE = { url: "https://shop.example/pricing", title: "Pricing" };

/** `name` stands in what it says; a tab that was reloaded keeps it. */
export function openVisitorTab(
  world: World,
  {
    name,
    browser,
    ledger,
    visitor,
  }: {
    name: string;
    browser: Browser;
    ledger: Ledger;
    visitor: { siteKey: string; token: string };
  },
): VisitorTab {
  const { plant } = world;
  const storage = browser.storage();
  const messages = createMessages(storage, (frame) => client?.connection.send(frame) ?? false);
  const asItCame: Event[] = [];
  messages.wantsPerson.value = world.random.chance(0.7);

  function onFrame(frame: ToVisitor): void {
    if (frame.type === "ack") ledger.acks.push(frame);
    if (frame.type === "events") asItCame.push(...frame.events);
    if (plant === "no_flush_after_welcome" && frame.type === "welcome") return;
    messages.onFrame(frame);
    if (frame.type === "events") ledger.show(messages.events.value);
  }

  const client = openClient<VisitorUp, ToVisitor>(world, {
    door: "visitor",
    hello() {
      const holds = messages.holds();
      return {
        ...{ type: "hello", version: PROTOCOL_VERSION, ...visitor },
        ...(holds && { holds }),
        ...{ page: PAGE, device: { languages: ["en"] } },
      };
    },
    onFrame,
    onLost: messages.hold,
  });
  storage.onChange((what) => what === "outbox" && messages.reload());

  const refused = () => messages.pending.value.filter(({ state }) => state === "refused");

  return {
    say(text) {
      messages.say(text);
      ledger.say(name, text, messages.pending.value.at(-1)?.clientId ?? "");
    },
    retry() {
      for (const { clientId } of refused()) messages.retry(clientId);
    },
    giveUp() {
      for (const { clientId, frame } of refused()) {
        if ("text" in frame) ledger.givenUp.add(frame.text);
        messages.drop(clientId);
      }
    },
    askPerson: messages.askPerson,
    end: () => messages.end("solved"),
    earlier: messages.earlier,
    wake: client.wake,
    vanish(told) {
      storage.close();
      client.vanish(told);
      if (plant === "outbox_forgets_on_reload") browser.forget("outbox");
    },
    screen: () => (plant === "shows_as_it_comes" ? asItCame : messages.events.value),
    pending: () => messages.pending.value.length,
    refused: () => refused().length,
    isOpen: () => client.connection.status.name === "open",
  };
}
