import type { Mention } from "@foyer/protocol";
import { expect, it } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { callsIn } from "./calls.ts";

const mention: Mention = {
  ...{ conversationId: "k1", seq: 3, at: 1, text: "@Mara look", readAt: null },
  ...{ siteId: "s1", visitorId: "v1", visitorName: null },
  by: { id: "a2", name: "Tom Ruiz", colour: "#1864ab" },
};
const keys = (of: Partial<Parameters<typeof callsIn>[0]>) => [
  ...callsIn({ waiting: [], mine: [], mentions: [], ...of }).keys(),
];

it("somebody who waits calls once, also when they write more", () => {
  const first = keys({ waiting: [sampleConversation()] });
  const later = keys({ waiting: [sampleConversation({ lastAt: 9_000, unread: 2 })] });
  expect(first).toHaveLength(1);
  expect(later).toEqual(first);
});

it("somebody who waits again calls again", () => {
  const first = keys({ waiting: [sampleConversation()] });
  expect(keys({ waiting: [sampleConversation({ waitingSince: 5_000 })] })).not.toEqual(first);
});

it("in one's own conversations only the visitor's unread words call", () => {
  const mine = (unread: number, lastBy: "visitor" | "agent") =>
    keys({ mine: [sampleConversation({ unread, lastBy })] });
  expect(mine(1, "visitor")).toHaveLength(1);
  expect(mine(0, "visitor")).toEqual([]);
  expect(mine(1, "agent")).toEqual([]);
});

it("a mention calls until it is read", () => {
  expect(keys({ mentions: [mention] })).toHaveLength(1);
  expect(keys({ mentions: [{ ...mention, readAt: 5 }] })).toEqual([]);
});
