import type { Me } from "@foyer/protocol";
import { CHOICES_MAX } from "@foyer/protocol/limits";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { messages } from "../live/live.ts";
import { me } from "../session/session-state.ts";
import { ChoicesDialog } from "./choices-dialog.tsx";
import { Composer } from "./composer.tsx";
import { clearExtras, extrasOf } from "./extras-state.ts";

let root: HTMLElement;

beforeEach(() => {
  me.value = { agent: { id: "a1", name: "Mara Jensen" }, sites: [] } as unknown as Me;
  vi.stubGlobal("fetch", async (url: string) =>
    Response.json(url.includes("/suggestions") ? { replyIds: [], articles: [] } : []),
  );
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  vi.unstubAllGlobals();
  render(null, root);
  root.remove();
  clearExtras("k1");
  for (const { clientId } of messages.pending.value) messages.drop(clientId);
});

function showComposer() {
  const conversation = sampleConversation({ state: "active", assigneeId: "a1" });
  act(() => render(<Composer conversation={conversation} />, root));
}

it("chosen answers and articles stand over the buttons, go with the reply, and are gone then", () => {
  extrasOf("k1").value = { choices: ["Yes", "No"], articles: [{ id: "x1", question: "Returns?" }] };
  showComposer();
  expect([...root.querySelectorAll(".extras li")].map((chip) => chip.textContent)).toEqual([
    "Yes",
    "No",
    "Returns?",
  ]);
  act(() => root.querySelector<HTMLElement>('[aria-label="Take out: No"]')?.click());
  const box = root.querySelector("textarea") as HTMLTextAreaElement;
  act(() => {
    box.value = "Which?";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  act(() => void box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })));
  expect(messages.pending.value[0]?.frame).toMatchObject({
    text: "Which?",
    choices: ["Yes"],
    articleIds: ["x1"],
  });
  expect(root.querySelector(".extras")).toBeNull();
});

it("answers are written one on each line, each once, and no more than fit", () => {
  HTMLDialogElement.prototype.showModal ??= () => {};
  const close = vi.fn();
  act(() => render(<ChoicesDialog conversationId="k1" onClose={close} />, root));
  const box = root.querySelector("textarea") as HTMLTextAreaElement;
  const write = (text: string) =>
    act(() => {
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
  const submit = () =>
    act(
      () =>
        void root.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true })),
    );
  write(Array.from({ length: CHOICES_MAX + 1 }, (_, i) => `${i}`).join("\n"));
  submit();
  expect(close).not.toHaveBeenCalled();
  expect(root.querySelector('[role="alert"]')?.textContent).toContain(`${CHOICES_MAX} answers`);
  write(" Yes \n\nNo\nYes");
  submit();
  expect(extrasOf("k1").value.choices).toEqual(["Yes", "No"]);
});
