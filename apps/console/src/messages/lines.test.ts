import type { Event } from "@foyer/protocol";
import { describe, expect, it } from "vitest";
import { toLines } from "./lines.ts";

const NOON = new Date(2026, 4, 4, 12).getTime();
const MINUTE = 60_000;

const said = (seq: number, by: Event["by"], at: number, type: "message" | "note" = "message") => ({
  conversationId: "k1",
  seq,
  at,
  by,
  body: { type, text: "…" },
});
const VISITOR = { kind: "visitor" } as const;
const MARA = { kind: "agent", id: "a1", name: "Mara", colour: "#7048e8" } as const;

/** Lines as a word each: who speaks on which side, `.` where avatar and time stand. */
function sketch(events: Event[]): string[] {
  return toLines(events).map((line) =>
    line.type === "said" ? `${line.side}${line.ends ? "." : ""}` : line.type,
  );
}

describe("the log's lines", () => {
  it("join what one person says in a row", () => {
    const events = [said(1, VISITOR, NOON), said(2, VISITOR, NOON + MINUTE), said(3, MARA, NOON)];
    expect(sketch(events)).toEqual(["day", "in", "in.", "out."]);
  });

  it("part what was said long after", () => {
    const events = [said(1, VISITOR, NOON), said(2, VISITOR, NOON + 5 * MINUTE)];
    expect(sketch(events)).toEqual(["day", "in.", "in."]);
  });

  it("name each new day", () => {
    const events = [said(1, VISITOR, NOON), said(2, VISITOR, NOON + 24 * 60 * MINUTE)];
    expect(sketch(events)).toEqual(["day", "in.", "day", "in."]);
  });

  it("show a rating once, where it was given last", () => {
    const rated = (seq: number, score: number) => ({
      ...said(seq, VISITOR, NOON),
      body: { type: "rated" as const, score },
    });
    const lines = toLines([said(1, VISITOR, NOON), rated(2, 2), said(3, MARA, NOON), rated(4, 5)]);
    expect(lines.map(({ key }) => key)).toEqual(["day 1", "1", "3", "4"]);
  });

  it("put notes on the team's side, away from what the visitor reads", () => {
    const events = [said(1, MARA, NOON), said(2, MARA, NOON, "note")];
    expect(sketch(events)).toEqual(["day", "out.", "in."]);
  });
});
