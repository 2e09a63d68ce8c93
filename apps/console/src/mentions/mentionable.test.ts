import type { Agent, Team } from "@foyer/protocol";
import { expect, it } from "vitest";
import { atSignAt } from "./at-sign.ts";
import { matchMentionable, mentionable, mentionedIn, mentionsAt } from "./mentionable.ts";

const agent = (id: string, name: string, online = false) =>
  ({ id, name, online, colour: "#123456" }) as Agent;
const ALL = mentionable(
  [
    agent("a1", "Ann", true),
    agent("a2", "Ann Lee"),
    agent("a3", "Tomás Ruiz"),
    agent("a4", "王伟"),
    agent("a5", "김민수"),
    agent("a6", "Sam"),
    agent("a7", "Sam"),
  ],
  [{ id: "t1", name: "Billing", colour: "#123456", agentIds: ["a1", "a2"] } as Team],
);
const found = (query: string) => matchMentionable(ALL, query).map(({ id }) => id);

it.each([
  ["Please @", ""],
  ["Please @To", "To"],
  ["@Ann Le", "Ann Le"],
  ["请看@王", "王"],
  ["(@O'Nei", "O'Nei"],
])("looks for somebody in %s", (text, query) => {
  expect(atSignAt(text, text.length)).toEqual({ start: text.indexOf("@"), query });
});

it.each(["dana@example", "Please", "@Ann, look", "a@", "@one two three four five six"])(
  "looks for nobody in %s",
  (text) => {
    expect(atSignAt(text, text.length)).toBeNull();
  },
);

it("finds by any part, without accents and with gaps; by several words only what begins so", () => {
  expect(found("tomas")).toEqual(["a3"]);
  expect(found("ruiz")).toEqual(["a3"]);
  expect(found("bil")).toEqual(["t1"]);
  expect(found("ann l")).toEqual(["a2"]);
  expect(found("ann hello")).toEqual([]);
  expect(found("민수")).toEqual(["a5"]);
  expect(found("")).toHaveLength(8);
});

it("sees whom a text names, the longest name first, and no addresses or longer words", () => {
  const names = ALL.map(({ name }) => name);
  const seen = (text: string) => mentionsAt(text, names).map(({ name }) => name);
  expect(seen("@Ann Lee and @Ann, see @Billing.")).toEqual(["Ann Lee", "Ann", "Billing"]);
  expect(seen("ann@Ann.example @Anna @Billings")).toEqual([]);
  expect(seen("请@王伟看一下，@김민수님도")).toEqual(["王伟", "김민수"]);
});

it("names each once; of two with one name it is who was picked, else the first", () => {
  expect(mentionedIn("@Sam @Sam @Billing", ALL)).toEqual([
    { agentId: "a6", name: "Sam" },
    { teamId: "t1", name: "Billing" },
  ]);
  const picked = new Map([["Sam", ALL[6] as (typeof ALL)[number]]]);
  expect(mentionedIn("@Sam", ALL, picked)).toEqual([{ agentId: "a7", name: "Sam" }]);
  expect(mentionedIn("@Nobody", ALL)).toEqual([]);
});
