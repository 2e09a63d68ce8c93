import { type CoachSettings, DEFAULT_COACH, type Event, type Me } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { messages } from "../live/live.ts";
import { Composer } from "../messages/composer.tsx";
import { me } from "../session/session-state.ts";
import { coachChanged, coachSettings, setHidden } from "./coach-state.ts";

let root: HTMLElement;
let settings: CoachSettings;
/** What was dismissed stays so for the page's life: each test has a conversation of its own. */
let id = "";
let tests = 0;

beforeEach(() => {
  id = `coached${++tests}`;
  settings = DEFAULT_COACH;
  coachSettings.value = null;
  me.value = { agent: { id: "a1", name: "Mara Jensen" }, sites: [] } as unknown as Me;
  vi.stubGlobal("fetch", async (url: string) =>
    Response.json(url.endsWith("/coach") ? settings : { replyIds: [], articles: [] }),
  );
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  vi.unstubAllGlobals();
  render(null, root);
  root.remove();
  setHidden(false);
  for (const { clientId } of messages.pending.value) messages.drop(clientId);
});

const box = () => root.querySelector("textarea") as HTMLTextAreaElement;
const hints = () => [...root.querySelectorAll(".coach p")].map((one) => one.textContent);
const button = (name: string) =>
  [...root.querySelectorAll("button")].find(
    (one) => one.textContent === name || one.getAttribute("aria-label") === name,
  ) as HTMLButtonElement;

function show(name = "Dana Whitfield") {
  const conversation = sampleConversation({
    ...{ id, state: "active", assigneeId: "a1", visitorName: name },
  });
  act(() => render(<Composer conversation={conversation} />, root));
}

function type(text: string) {
  act(() => {
    box().value = text;
    box().setSelectionRange(text.length, text.length);
    box().dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
}

/** Long enough for a busy machine to fetch the rules. */
const PATIENCE = { timeout: 10_000 };
const hint = (text: string) =>
  vi.waitFor(() => expect(hints().join("\n")).toContain(text), PATIENCE);
const quiet = () => vi.waitFor(() => expect(hints()).toEqual([]), PATIENCE);

it("offers a kinder wording, which one click puts in, and never keeps a reply from being sent", async () => {
  show();
  type("You have to sign it");
  await hint("“You have to” closes a door.");
  act(() => button("Say “Could you please”").click());
  expect(box().value).toBe("Could you please sign it");
  await quiet();
  type("My card is 4111 1111 1111 1111");
  await hint("This looks like a card number.");
  act(() => {
    box().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  });
  expect(messages.pending.value.map(({ frame }) => frame.text)).toEqual([
    "My card is 4111 1111 1111 1111",
  ]);
  expect(hints()).toEqual([]);
});

it("a kind that is dismissed stays away in this conversation; others go on", async () => {
  show();
  type("I can't");
  await hint("closes a door");
  act(() => button("No more hints of this kind here").click());
  expect(hints()).toEqual([]);
  type("I can't, you must!!!");
  await hint("One mark");
  expect(hints()).toHaveLength(1);
});

it("knows the first reply and what was asked from the conversation itself", async () => {
  const event = (seq: number, body: Event["body"], by: Event["by"]): Event => {
    return { conversationId: id, seq, at: seq, by, body };
  };
  const asks = event(1, { type: "message", text: "Is there a discount?" }, { kind: "visitor" });
  messages.onEvents({ type: "events", conversationId: id, after: 0, events: [asks] });
  show();
  type("Your parcel leaves our house today and is there on Thursday, we think.");
  await hint("Still open? “Is there a discount?”");
  await hint("A greeting makes a first reply warmer.");
  act(() => button("Begin with “Hi Dana,”").click());
  expect(box().value).toMatch(/^Hi Dana, Your parcel/);
});

it("follows the owner's settings at once, and an agent may hide it for themselves", async () => {
  show();
  type("I can't see the SKU");
  await hint("“I can't”");
  settings = {
    ...{ ...DEFAULT_COACH, off: ["closed_doors"], revision: 1 },
    rules: { en: { jargon: [{ phrase: "sku", instead: "item number" }] } },
  };
  coachChanged();
  await hint("may not know “SKU”");
  expect(hints()).toHaveLength(1);
  act(() => setHidden(true));
  await quiet();
});
