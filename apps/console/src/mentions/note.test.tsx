import type { Agent, Me, Team } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { agents, messages, teams } from "../live/live.ts";
import { Composer } from "../messages/composer.tsx";
import { changeDraft } from "../messages/draft.ts";
import { me } from "../session/session-state.ts";
import { NoteText } from "./note-text.tsx";

const agent = (id: string, name: string) =>
  ({ id, name, colour: "#123456", active: true, online: id === "a2" }) as Agent;

let root: HTMLElement;

beforeEach(() => {
  me.value = { agent: { id: "a1", name: "Mara Jensen" }, sites: [] } as unknown as Me;
  agents.replace([agent("a1", "Mara Jensen"), agent("a2", "Tomás Ruiz"), agent("a3", "Tim Own")]);
  teams.replace([{ id: "t1", name: "Billing", colour: "#123456", agentIds: ["a1"] } as Team]);
  vi.stubGlobal("fetch", async () => Response.json({ replyIds: [], articles: [] }));
  root = document.body.appendChild(document.createElement("div"));
  changeDraft("k1", { mode: "note", reply: "", note: "" });
});

afterEach(() => {
  vi.unstubAllGlobals();
  render(null, root);
  root.remove();
  for (const { clientId } of messages.pending.value) messages.drop(clientId);
  changeDraft("k1", { mode: "reply", reply: "", note: "" });
});

const show = () =>
  act(() =>
    render(
      <Composer conversation={sampleConversation({ state: "active", assigneeId: "a2" })} />,
      root,
    ),
  );
const box = () => root.querySelector("textarea") as HTMLTextAreaElement;
const options = () => [...root.querySelectorAll("[role=option] strong")].map((o) => o.textContent);

function type(text: string) {
  act(() => {
    box().value = text;
    box().setSelectionRange(text.length, text.length);
    box().dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
}

function press(key: string) {
  act(() => {
    box().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  });
}

it("@ offers colleagues and teams but oneself; keys choose, and the note says whom it means", () => {
  show();
  type("Look, @");
  expect(options()).toEqual(["Tomás Ruiz", "Tim Own", "Billing"]);
  expect(box().getAttribute("aria-activedescendant")).toBe("mention-menu-0");
  type("Look, @bil");
  press("Enter");
  expect(box().value).toBe("Look, @Billing ");
  expect(options()).toEqual([]);
  type("Look, @Billing and @t");
  press("ArrowDown");
  press("Tab");
  expect(box().value).toBe("Look, @Billing and @Tim Own ");
  press("Enter");
  expect(messages.pending.value.map(({ frame }) => frame)).toMatchObject([
    {
      ...{ type: "add_note", text: "Look, @Billing and @Tim Own" },
      mentions: [
        { teamId: "t1", name: "Billing" },
        { agentId: "a3", name: "Tim Own" },
      ],
    },
  ]);
});

it("Esc leaves the text as it is, and a reply to the visitor offers nobody", () => {
  show();
  type("@t");
  press("Escape");
  expect(options()).toEqual([]);
  expect(box().value).toBe("@t");
  act(() => changeDraft("k1", { mode: "reply" }));
  render(null, root);
  act(() =>
    render(
      <Composer conversation={sampleConversation({ state: "active", assigneeId: "a1" })} />,
      root,
    ),
  );
  type("@t");
  expect(options()).toEqual([]);
});

it("a note shows whom it mentions as chips, and oneself and one's team by another one", () => {
  const mentions = [
    { agentId: "a2", name: "Tomás Ruiz" },
    { teamId: "t1", name: "Billing" },
  ];
  render(
    <NoteText text={"**@Tomás Ruiz** ask @Billing\n- @Tim Own <b>"} mentions={mentions} />,
    root,
  );
  const chips = [...root.querySelectorAll(".mention")];
  expect(chips.map((chip) => [chip.textContent, chip.classList.contains("me")])).toEqual([
    ["@Tomás Ruiz", false],
    ["@Billing", true],
  ]);
  expect(root.querySelector("b")).toBeNull();
  expect(root.querySelector("strong .mention")).not.toBeNull();
});
