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
const me = { id: "me", teamIds: ["repairs"] };
const { groups, counts } = groupInbox(ROWS, me);
const ids = (rows: readonly Conversation[]) => rows.map(({ id }) => id);

describe("the inbox", () => {
  it("puts who waits longest first, whoever wrote last", () => {
    expect(ids(groups.waiting)).toEqual(["early", "late"]);
  });

  it("keeps who left an email and is gone apart from who waits in the chat", () => {
    const rows = [
      sampleConversation({ id: "gone", visitorId: "gone", contactLeft: "email" }),
      sampleConversation({ id: "here", visitorId: "here", contactLeft: "phone", lastAt: 7_000 }),
      sampleConversation({ id: "team", contactLeft: "email", teamId: "repairs", lastAt: 8_000 }),
    ];
    const isHere = (visitorId: string) => visitorId === "here";
    const its = groupInbox(rows, { ...me, isHere }).groups;
    const shown = sectionsOf("waiting", its, []).map(({ title, rows }) => [title, ids(rows)]);
    expect(shown).toEqual([
      ["Waiting", ["here"]],
      ["Left a message", ["gone", "team"]],
    ]);
    expect(ids(its.teamLeft)).toEqual(["team"]);
  });

  it("tells mine from what colleagues have, the last to speak on top", () => {
    expect(ids(groups.mine)).toEqual(["mine-new", "mine-old"]);
    expect(ids(groups.others)).toEqual(["theirs"]);
  });

  it("knows what my teams have, waiting or with colleagues", () => {
    const teamId = "repairs";
    const its = groupInbox(
      [
        sampleConversation({ id: "waits", teamId }),
        sampleConversation({ id: "theirs", teamId, state: "active", assigneeId: "them" }),
        sampleConversation({ id: "mine", teamId, state: "active", assigneeId: "me" }),
        sampleConversation({ id: "foreign", teamId: "sales", state: "active" }),
      ],
      me,
    ).groups;
    const sections = sectionsOf("team", its, []);
    expect(sections.map(({ title, rows }) => [title, ids(rows)])).toEqual([
      ["Waiting", ["waits"]],
      ["With colleagues", ["theirs"]],
    ]);
  });

  it("puts what comes back first on top of what is snoozed, mine before others'", () => {
    const aside = (id: string, snoozedUntil: number | null, assigneeId = "me") =>
      sampleConversation({ id, state: "snoozed", snoozedUntil, assigneeId });
    const its = groupInbox(
      [aside("reply", null), aside("late", 9), aside("soon", 5), aside("theirs", 1, "them")],
      me,
    ).groups;
    const sections = sectionsOf("snoozed", its, []);
    expect(sections.map(({ rows }) => ids(rows))).toEqual([["soon", "late", "reply"], ["theirs"]]);
  });

  it("keeps self-service apart from what colleagues have", () => {
    expect(ids(groups.selfService)).toEqual(["self"]);
  });

  it("counts without the closed ones", () => {
    expect(counts).toMatchObject({ waiting: 2, mine: 2, others: 1, selfService: 1, snoozed: 0 });
    expect(sectionsOf("all", groups, []).flatMap(({ rows }) => ids(rows))).not.toContain("gone");
  });

  it("shows my own talks below the queue, and no empty headings", () => {
    expect(sectionsOf("waiting", groups, []).map(({ title }) => title)).toEqual([
      "Waiting",
      "Mine",
    ]);
    expect(sectionsOf("waiting", groupInbox([], me).groups, [])).toEqual([]);
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
