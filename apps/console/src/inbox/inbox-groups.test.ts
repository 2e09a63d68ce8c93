import type { Conversation } from "@foyer/protocol";
import { describe, expect, it } from "vitest";
import { groupInbox, neighbour, search, sectionsOf } from "./inbox-groups.ts";
import { sampleConversation } from "./sample-conversation.ts";

const ROWS: Conversation[] = [
  sampleConversation({ id: "late", waitingSince: 5_000, lastAt: 9_000 }),
  sampleConversation({ id: "early", waitingSince: 2_000, lastAt: 10_000 }),
  sampleConversation({ id: "mine-old", state: "active", assigneeId: "me", lastAt: 1 }),
  sampleConversation({ id: "mine-new", state: "active", assigneeId: "me", lastAt: 2 }),
  sampleConversation({ id: "theirs", state: "active", assigneeId: "them", lastText: "Poêle" }),
  sampleConversation({ id: "self", state: "self_service", visitorName: null }),
  sampleConversation({ id: "gone", state: "closed", closedAt: 3 }),
];
const groups = groupInbox(ROWS, "me");
const ids = (rows: readonly Conversation[]) => rows.map(({ id }) => id);

describe("the inbox", () => {
  it("puts who waits longest first, whoever wrote last", () => {
    expect(ids(groups.waiting)).toEqual(["early", "late"]);
  });

  it("tells mine from the team's, the last to speak on top", () => {
    expect(ids(groups.mine)).toEqual(["mine-new", "mine-old"]);
    expect(ids(groups.team)).toEqual(["theirs"]);
  });

  it("keeps self-service apart from what colleagues have", () => {
    expect(ids(groups.selfService)).toEqual(["self"]);
  });

  it("shows my own talks below the queue, and no empty headings", () => {
    expect(sectionsOf("waiting", groups, []).map(({ title }) => title)).toEqual([
      "Waiting",
      "Mine",
    ]);
    expect(sectionsOf("waiting", groupInbox([], "me"), [])).toEqual([]);
  });
});

describe("searching", () => {
  const found = (query: string) =>
    search(query, groups, [ROWS[6] as Conversation]).flatMap(({ rows }) => ids(rows));

  it("goes through all tabs by name and last text", () => {
    expect(found("dana")).toEqual(["early", "late", "mine-new", "mine-old", "theirs", "gone"]);
  });

  it("does not mind accents", () => {
    expect(found("kohler poele")).toEqual(["theirs"]);
  });

  it("finds somebody without a name by their page", () => {
    expect(found("visitor from /orders")).toEqual(["self"]);
  });
});

describe("walking by keys", () => {
  const sections = sectionsOf("waiting", groups, []);

  it("begins at the top", () => {
    expect(neighbour(sections, undefined, 1)?.id).toBe("early");
  });

  it("goes on across headings and stops at the ends", () => {
    expect(neighbour(sections, "late", 1)?.id).toBe("mine-new");
    expect(neighbour(sections, "mine-old", 1)?.id).toBe("mine-old");
    expect(neighbour(sections, "early", -1)?.id).toBe("early");
  });
});
