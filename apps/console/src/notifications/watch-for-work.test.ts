import { expect, it } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { callsIn } from "./watch-for-work.ts";

const keys = (...of: Parameters<typeof callsIn>) => [...callsIn(...of).keys()];

it("somebody who waits calls once, also when they write more", () => {
  const first = keys([sampleConversation()], []);
  const later = keys([sampleConversation({ lastAt: 9_000, unread: 2 })], []);
  expect(first).toHaveLength(1);
  expect(later).toEqual(first);
});

it("somebody who waits again calls again", () => {
  const first = keys([sampleConversation()], []);
  expect(keys([sampleConversation({ waitingSince: 5_000 })], [])).not.toEqual(first);
});

it("in one's own talks only the visitor's unread words call", () => {
  expect(keys([], [sampleConversation({ unread: 1, lastBy: "visitor" })])).toHaveLength(1);
  expect(keys([], [sampleConversation({ unread: 0, lastBy: "visitor" })])).toEqual([]);
  expect(keys([], [sampleConversation({ unread: 1, lastBy: "agent" })])).toEqual([]);
});
