import type { Me, Visitor } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { cannedReplies } from "../canned-replies/canned-replies-state.ts";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { inbox, messages, visitors } from "../live/live.ts";
import { changeDraft } from "../messages/draft.ts";
import { me } from "../session/session-state.ts";
import { ConversationScreen } from "./conversation-screen.tsx";

const IDS = ["k1", "k2"] as const;

let root: HTMLElement;
let saved: string[];

beforeEach(() => {
  me.value = { agent: { id: "a1", name: "Mara Jensen" }, sites: [] } as unknown as Me;
  cannedReplies.value = [];
  saved = [];
  vi.stubGlobal("fetch", async (url: string, { method }: RequestInit) => {
    if (method === "PATCH") saved.push(url.replace("/api/v1", ""));
    const id = /visitors\/(\w+)$/.exec(url)?.[1];
    return Response.json(id ? person(id) : { items: [] });
  });
  inbox.forget();
  for (const [at, id] of IDS.entries()) {
    const whose = { visitorId: `v${at + 1}`, visitorName: `Visitor ${at + 1}` };
    inbox.put(sampleConversation({ id, ...whose, state: "active", assigneeId: "a1" }));
    visitors.put(person(whose.visitorId));
    messages.onEvents({ type: "events", conversationId: id, after: 0, events: [] });
  }
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  act(() => render(null, root));
  root.remove();
  vi.unstubAllGlobals();
  for (const id of IDS) changeDraft(id, { mode: "reply", reply: "", note: "" });
});

const person = (id: string): Visitor => ({
  ...({ id, siteId: "s1", name: null, email: null, phone: null, externalId: null } as Visitor),
  ...{ firstSeenAt: 1_000, seenAt: 1_000, online: false, page: null, browser: "Firefox" },
  ...{ languages: ["en"], timeZone: null, attributes: {}, vouched: [], tags: [], blocked: null },
});

const show = (id: string) =>
  act(() =>
    render(
      <LocationProvider>
        <ConversationScreen id={id} />
      </LocationProvider>,
      root,
    ),
  );

const find = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector) as T;
const shortcut = (id: string) => find<HTMLButtonElement>(`[data-shortcut="${id}"]`);
const type = (box: HTMLInputElement | HTMLTextAreaElement, text: string) =>
  act(() => {
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });

it("on the way to another conversation what surrounds the talk stays, and says who it is now", () => {
  show("k1");
  const [header, panel] = [find(".talk-header"), find(".visitor")];
  show("k2");
  expect(find(".talk-header")).toBe(header);
  expect(find(".visitor")).toBe(panel);
  expect(find("h1").textContent).toBe("Visitor 2");
  expect(find(".visitor h2").textContent).toBe("Visitor 2");
});

it.each(["close", "snooze", "stage", "follow-up"])(
  "the menu of %s that is open is not open in the next conversation",
  (id) => {
    show("k1");
    act(() => shortcut(id).click());
    expect(shortcut(id).getAttribute("aria-expanded")).toBe("true");
    show("k2");
    expect(shortcut(id).getAttribute("aria-expanded")).toBe("false");
    expect(root.querySelector("[role=menu]")).toBeNull();
  },
);

it.each(["transfer", "faq", "tags"])(
  "a window of %s that asks about one conversation does not ask about the next",
  (id) => {
    HTMLDialogElement.prototype.showModal ??= () => undefined;
    show("k1");
    act(() => shortcut(id).click());
    expect(root.querySelector("dialog")).not.toBeNull();
    show("k2");
    expect(root.querySelector("dialog")).toBeNull();
  },
);

it("what is typed for one visitor is never in the box of another", () => {
  show("k1");
  type(find("textarea"), "Only for the first");
  const name = find<HTMLInputElement>('[aria-label="Name"]');
  name.value = "Dana";
  type(find('[aria-label="Add a tag to the person"]'), "regular");
  show("k2");
  expect(find<HTMLTextAreaElement>("textarea").value).toBe("");
  expect(find<HTMLInputElement>('[aria-label="Name"]').value).toBe("");
  expect(find<HTMLInputElement>('[aria-label="Add a tag to the person"]').value).toBe("");
  act(() => void find('[aria-label="Name"]').dispatchEvent(new FocusEvent("blur")));
  expect(saved).toEqual([]);
  show("k1");
  expect(find<HTMLTextAreaElement>("textarea").value).toBe("Only for the first");
});

it("on a phone the panel that was opened for one visitor is closed for the next", () => {
  show("k1");
  act(() => find(".panel-toggle").click());
  act(() => find(".label-toggle").click());
  expect(find(".visitor").classList.contains("open")).toBe(true);
  show("k2");
  expect(find(".visitor").classList.contains("open")).toBe(false);
  expect(find(".label-bar").classList.contains("open")).toBe(false);
});
