import type { Event } from "@foyer/protocol";
import { expect, it } from "vitest";
import type { Chat } from "../chat.ts";
import { byMara, byVisitor, MARA } from "../testing/start-widget.ts";
import { systemLine } from "./system-line.ts";

const system = { kind: "system" } as const;

function line(by: Event["by"], body: Event["body"], here = [MARA], shut?: true): string {
  const chat = {
    language: { value: { lang: "en" } },
    options: { value: {} },
    here: { value: here },
    availability: { value: { shut } },
  };
  return systemLine({ conversationId: "c1", seq: 1, at: 1, by, body }, chat as unknown as Chat);
}

it.each([
  [byVisitor, { type: "queued", reason: "asked" }, "We have told the team."],
  [system, { type: "queued", reason: "released" }, "You are next in line"],
  [byMara, { type: "claimed" }, "You are connected with Mara"],
  [byMara, { type: "closed", outcome: "solved" }, "Mara closed the conversation."],
  [byVisitor, { type: "closed", outcome: "solved" }, "You ended the conversation."],
  [system, { type: "closed", outcome: "no_answer" }, "The conversation was closed."],
  [byVisitor, { type: "reopened", state: "active" }, "The conversation goes on"],
] as const)("%j, %j: %s", (by, body, start) => {
  expect(line(by, body).startsWith(start)).toBe(true);
});

it("does not promise somebody when nobody is here", () => {
  expect(line(byVisitor, { type: "queued", reason: "asked" }, [])).toContain("Nobody is here");
});

it("does not promise somebody while it is closed for them, whoever is still here", () => {
  const words = line(byVisitor, { type: "queued", reason: "asked" }, [MARA], true);
  expect(words).toContain("Nobody is here");
});
