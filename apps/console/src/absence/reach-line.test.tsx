import type { Event, Reach } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it, vi } from "vitest";
import { http } from "../http.ts";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { visitors } from "../live/live.ts";
import { systemText } from "../messages/system-text.ts";
import { MailChip, ReachLine } from "./reach-line.tsx";

const box = document.createElement("div");

afterEach(() => {
  render(null, box);
  visitors.replaceOnline([]);
  vi.restoreAllMocks();
});

async function show(id: string, reach: Reach): Promise<string> {
  vi.spyOn(http, "get").mockResolvedValue(reach);
  const conversation = sampleConversation({ id, visitorId: "dana" });
  await act(async () => {
    render(
      <>
        <ReachLine conversation={conversation} />
        <MailChip conversation={conversation} />
      </>,
      box,
    );
  });
  return box.textContent ?? "";
}

it.each([
  [{ by: "mail", email: "dana@example.com", push: false }, "by mail at dana@example.com"],
  [{ by: "unwanted", email: "dana@example.com", push: false }, "they want no mails"],
  [{ by: "mail_off", email: "dana@example.com", push: false }, "PUBLIC_URL must be set"],
  [{ by: "phone", email: null, push: false }, "give them a call"],
  [{ by: "none", email: null, push: false }, "no other way to reach them"],
  [{ by: "none", email: null, push: true }, "their browser tells them of your answer."],
  [
    { by: "mail", email: "dana@example.com", push: true },
    "tells them, and they get your answer by mail",
  ],
] as const)("says which way an answer takes: %j", async (reach, words) => {
  await show(`way-${reach.by}-${reach.push}`, reach);
  await vi.waitFor(() => expect(box.textContent).toContain(words));
  expect(box.textContent?.includes("Wants no mails")).toBe(reach.by === "unwanted");
});

it("says nothing while the visitor is here, and asks nobody", async () => {
  visitors.replaceOnline(["dana"]);
  expect(await show("here", { by: "mail", email: "dana@example.com", push: false })).toBe("");
  expect(http.get).not.toHaveBeenCalled();
});

it("the log says what became of a mail", () => {
  const said = (outcome: "sent" | "refused" | "given_up", trouble?: string) => {
    const body = {
      type: "mailed",
      email: "dana@example.com",
      outcome,
      ...(trouble && { trouble }),
    };
    return systemText({ by: { kind: "system" }, body } as Event, "Dana", "me");
  };
  expect(said("sent")).toBe("The answer went by mail to dana@example.com");
  expect(said("refused", "550 No")).toContain("refused: 550 No");
  expect(said("given_up", "421 Later")).toContain("three days: 421 Later");
});
