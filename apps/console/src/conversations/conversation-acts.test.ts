import type { Problem } from "@foyer/protocol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { inbox } from "../live/live.ts";
import { toasts } from "../look/toasts.tsx";
import { claim, takeOver } from "./conversation-acts.ts";

beforeEach(() => {
  toasts.value = [];
  inbox.forget();
});
afterEach(() => vi.unstubAllGlobals());

const problem = (change: Partial<Problem>): Problem => ({
  type: "about:blank",
  title: "Conflict",
  status: 409,
  detail: "Another agent was faster.",
  kind: "already_claimed",
  ...change,
});

function answer(body: unknown, status: number) {
  const type = status < 400 ? "application/json" : "application/problem+json";
  const fetch = vi.fn(
    async () => new Response(JSON.stringify(body), { status, headers: { "content-type": type } }),
  );
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

const words = () => toasts.value.map(({ text }) => text);

describe("claiming", () => {
  it("puts the conversation where it now belongs", async () => {
    answer(sampleConversation({ state: "active", assigneeId: "a1" }), 200);
    expect(await claim("k1")).toBe(true);
    expect(inbox.rows.value.get("k1")?.state).toBe("active");
    expect(words()).toEqual([]);
  });

  it("lets the answer be typed at once: its letters are no shortcuts", async () => {
    // What an earlier claim has asked for comes first.
    await new Promise(requestAnimationFrame);
    document.body.innerHTML = '<div class="composer"><textarea></textarea></div>';
    const box = document.querySelector("textarea");
    answer(problem({}), 409);
    await claim("k1");
    await new Promise(requestAnimationFrame);
    expect(document.activeElement).not.toBe(box);
    answer(sampleConversation({ state: "active", assigneeId: "a1" }), 200);
    await claim("k1");
    await new Promise(requestAnimationFrame);
    expect(document.activeElement).toBe(box);
    document.body.innerHTML = "";
  });

  it("and losing names who was faster", async () => {
    answer(problem({ winner: { id: "a2", name: "Mara Jensen", colour: "#7048e8" } }), 409);
    expect(await claim("k1")).toBe(false);
    expect(words()).toEqual(["Mara was faster and is answering now."]);
  });

  it("says so when the server cannot be reached", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("Failed to fetch");
    });
    await claim("k1");
    expect(words()).toEqual(["The server cannot be reached."]);
  });

  it("tells any other refusal in the server's words", async () => {
    answer(problem({ kind: "wrong_state", detail: "The conversation is closed." }), 409);
    await claim("k1");
    expect(words()).toEqual(["The conversation is closed."]);
  });
});

it("taking over is a transfer to oneself", async () => {
  const fetch = answer(sampleConversation(), 200);
  await takeOver("k1");
  expect(fetch).toHaveBeenCalledWith(
    "/api/v1/conversations/k1/transfer",
    expect.objectContaining({ method: "POST" }),
  );
});
