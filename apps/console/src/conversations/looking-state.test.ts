import { LOOKING_SHOWN_MS } from "@foyer/protocol/limits";
import { expect, it, vi } from "vitest";
import { lookersText } from "./lookers.tsx";
import { createLooking } from "./looking-state.ts";

const clock = {
  now: () => Date.now(),
  setTimeout: (act: () => void, ms: number) => setTimeout(act, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as number),
};
const agent = (id: string, name: string) => ({ id, name, colour: "#7048e8" });

function lookingAt() {
  vi.useFakeTimers();
  const looking = createLooking({ clock, myId: () => "me" });
  const tell = (id: string, on: boolean) =>
    looking.onLooking({
      ...{ type: "looking", conversationId: "k1", agent: agent(id, id), on },
    });
  return { tell, ids: () => looking.at("k1").value.map(({ id }) => id) };
}

it("shows colleagues from their coming to their going, and never oneself", () => {
  const { tell, ids } = lookingAt();
  for (const id of ["tom", "me", "zoe", "tom"]) tell(id, true);
  expect(ids()).toEqual(["tom", "zoe"]);
  tell("tom", false);
  expect(ids()).toEqual(["zoe"]);
});

it("forgets who says nothing any more", () => {
  const { tell, ids } = lookingAt();
  tell("tom", true);
  vi.advanceTimersByTime(LOOKING_SHOWN_MS - 1);
  tell("tom", true);
  vi.advanceTimersByTime(LOOKING_SHOWN_MS - 1);
  expect(ids()).toEqual(["tom"]);
  vi.advanceTimersByTime(1);
  expect(ids()).toEqual([]);
});

it("says it in few words; who writes matters most", () => {
  const [tom, zoe, ann] = [agent("t", "Tom Ruiz"), agent("z", "Zoe Third"), agent("a", "Ann")];
  expect(lookersText([], undefined)).toBe("");
  expect(lookersText([tom], undefined)).toBe("Tom is looking at this");
  expect(lookersText([tom, zoe], undefined)).toBe("Tom and Zoe are looking");
  expect(lookersText([tom, zoe, ann], undefined)).toBe("Tom and 2 others are looking");
  expect(lookersText([tom, zoe], zoe)).toBe("Zoe is writing");
});
