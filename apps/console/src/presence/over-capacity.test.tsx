import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, it } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { inbox } from "../live/live.ts";
import { me } from "../session/session-state.ts";
import { mayClaim, OverCapacity } from "./over-capacity.tsx";
import { sampleMe } from "./sample-agent.ts";

const mine = (id: string) =>
  sampleConversation({ id, state: "active", assigneeId: "a1", waitingSince: null });

beforeEach(() => {
  inbox.forget();
  me.value = sampleMe({ capacity: 2 });
  document.body.innerHTML = "<div id=root></div>";
  act(() => render(<OverCapacity />, document.getElementById("root") as HTMLElement));
});

async function answer(name: string): Promise<void> {
  await act(async () => {});
  const buttons = [...document.querySelectorAll("button")];
  await act(() => buttons.find((one) => one.textContent === name)?.click());
}

it("asks before one more than wanted is claimed, and not again while it stays so", async () => {
  inbox.put(mine("k1"));
  expect(await mayClaim()).toBe(true);
  inbox.put(mine("k2"));
  const first = mayClaim();
  await answer("Leave it");
  expect(await first).toBe(false);
  const second = mayClaim();
  await act(async () => {});
  expect(document.body.textContent).toContain("You have 2 conversations and want 2 at a time");
  await answer("Claim it");
  expect(await second).toBe(true);
  expect(await mayClaim()).toBe(true);
});

it("who wants as many as come is never asked", async () => {
  me.value = sampleMe({ capacity: null });
  for (const id of ["k1", "k2", "k3"]) inbox.put(mine(id));
  expect(await mayClaim()).toBe(true);
});
