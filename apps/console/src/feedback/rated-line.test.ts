import type { Event } from "@foyer/protocol";
import { expect, it } from "vitest";
import { otherRatings } from "./rated-line.tsx";

const rated = (seq: number, said: { score: number; comment?: string; nps?: number }): Event => ({
  ...{ conversationId: "k1", seq, at: 0, by: { kind: "visitor" } },
  body: { type: "rated", ...said },
});

it("a rating that was only added to is not told twice; one that was changed is", () => {
  const last = { type: "rated", score: 4, comment: "Quick.", nps: 9 } as const;
  const added = rated(2, { score: 4 });
  const changed = rated(1, { score: 2, comment: "Slow." });
  expect(otherRatings([changed, added, rated(3, last)], last)).toEqual([changed.body]);
});
