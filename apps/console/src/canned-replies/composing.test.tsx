import type { CannedReply, MacroRun, Me } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { messages } from "../live/live.ts";
import { toasts } from "../look/toasts.tsx";
import { Composer } from "../messages/composer.tsx";
import { changeDraft } from "../messages/draft.ts";
import { extrasOf } from "../messages/extras-state.ts";
import { me } from "../session/session-state.ts";
import { cannedReplies } from "./canned-replies-state.ts";
import { macroOf } from "./macro-state.ts";
import { sampleReply } from "./sample-reply.ts";

const DONE = sampleReply({
  ...{ id: "m1", shortcut: "done", title: "Done", text: "Glad to help!" },
  acts: [
    { type: "tag", tags: ["late"] },
    { type: "close", outcome: "solved" },
  ],
});
const QUIET = sampleReply({ ...DONE, id: "m2", shortcut: "quiet", title: "Quiet", text: "" });
const ARTICLE = { id: "a1", question: "How do I return?", answer: "Send it.", confidence: 0.7 };

let root: HTMLElement;
let asked: string[];
let answer: MacroRun;

beforeEach(() => {
  me.value = { agent: { id: "a1", name: "Mara Jensen" }, sites: [] } as unknown as Me;
  cannedReplies.value = [DONE, QUIET];
  asked = [];
  answer = { done: 2, failed: null };
  vi.stubGlobal("fetch", async (url: string, { method }: RequestInit) => {
    asked.push(`${method} ${url.replace("/api/v1", "")}`);
    if (url.endsWith("/run")) return Response.json(answer);
    if (url.includes("/suggestions")) {
      return Response.json({ replyIds: ["m1"], articles: [ARTICLE] });
    }
    if (url.endsWith("/uses")) return new Response(null, { status: 204 });
    return Response.json(cannedReplies.value);
  });
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  vi.unstubAllGlobals();
  render(null, root);
  root.remove();
  for (const { clientId } of messages.pending.value) messages.drop(clientId);
  changeDraft("k1", { mode: "reply", reply: "", note: "" });
  macroOf("k1").value = null;
  extrasOf("k1").value = { choices: [], articles: [] };
  toasts.value = [];
});

const box = () => root.querySelector("textarea") as HTMLTextAreaElement;
const button = (name: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.includes(name));
const ran = () => asked.filter((call) => call.endsWith("/run"));

function show() {
  const conversation = sampleConversation({ state: "active", assigneeId: "a1" });
  act(() => render(<Composer conversation={conversation} />, root));
}

function type(text: string, cursor = text.length) {
  act(() => {
    box().value = text;
    box().setSelectionRange(cursor, cursor);
    box().dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
}

function press(key: string) {
  act(() => {
    box().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  });
}

it("goes in where the cursor is, several in one message, and each use is counted", () => {
  show();
  type("Hi /don and bye", 7);
  press("Enter");
  expect(box().value).toBe("Hi Glad to help! and bye");
  type(`${box().value} /done`);
  press("Enter");
  expect(box().value).toBe("Hi Glad to help! and bye Glad to help!");
  expect(asked.filter((call) => call === "POST /canned-replies/m1/uses")).toHaveLength(2);
});

it("a macro says what it will do, and does it once its reply is at the server", async () => {
  show();
  type("/done");
  expect(root.querySelector(".canned-menu")?.textContent).toContain("Tag late · Close · Solved");
  press("Enter");
  expect(root.querySelector(".macro-plan")?.textContent).toContain("Tag late");
  expect(button("Send and run")).toBeDefined();
  press("Enter");
  const [sent] = messages.pending.value;
  expect(sent?.frame).toMatchObject({ type: "send_message", text: "Glad to help!" });
  expect(ran()).toEqual([]);
  expect(root.querySelector(".macro-plan")).toBeNull();
  messages.onAck({ type: "ack", clientId: sent?.clientId ?? "", conversationId: "k1", seq: 1 });
  await vi.waitFor(() => expect(ran()).toEqual(["POST /canned-replies/m1/run"]));
});

it("nothing is done while the reply is refused", async () => {
  show();
  type("/done");
  press("Enter");
  press("Enter");
  const clientId = messages.pending.value[0]?.clientId ?? "";
  messages.onError({ type: "error", clientId, kind: "not_yours", message: "No." });
  await vi.waitFor(() => expect(toasts.value[0]?.text).toContain("nothing else was done"));
  messages.drop(clientId);
  expect(ran()).toEqual([]);
});

it("a macro without a text runs by itself, and its failure tells the step", async () => {
  answer = { done: 1, failed: { step: 2, act: DONE.acts[1] as never, reason: "It is closed." } };
  show();
  type("/quiet");
  press("Enter");
  act(() => button("Run")?.click());
  expect(messages.pending.value).toEqual([]);
  await vi.waitFor(() => expect(toasts.value[0]?.text).toContain("Step 2, “Close · Solved”"));
});

it("the steps can be left out", () => {
  show();
  type("/done");
  press("Enter");
  act(() => root.querySelector<HTMLElement>(".macro-plan button")?.click());
  press("Enter");
  expect(messages.pending.value).toHaveLength(1);
  expect(macroOf("k1").value).toBeNull();
});

it("what fits is offered above an empty box: → inserts the first, an article goes along", async () => {
  show();
  await vi.waitFor(() => expect(root.querySelectorAll(".suggestions li")).toHaveLength(2));
  act(() => button("How do I return?")?.click());
  expect(extrasOf("k1").value.articles).toEqual([{ id: "a1", question: "How do I return?" }]);
  press("ArrowRight");
  expect(box().value).toBe("Glad to help!");
  expect(root.querySelector(".suggestions")).toBeNull();
});

it("a letter of Arabic finds and fills as any other", () => {
  const arabic: Partial<CannedReply> = {
    id: "c2",
    shortcut: "شكرا",
    title: "شكر",
    text: "شكراً لك!",
  };
  cannedReplies.value = [sampleReply({ ...arabic, lang: "ar" })];
  show();
  type("مرحباً /شك");
  press("Enter");
  expect(box().value).toBe("مرحباً شكراً لك!");
});
