import { expect, it } from "vitest";
import { matchReplies } from "./match.ts";

const reply = (shortcut: string, title = "", text = "") => ({ shortcut, title, text });
const REPLIES = [
  reply("thanks", "Warm goodbye", "Thank you for your address"),
  reply("address", "Ask for the new one", "Which address?"),
  reply("apology", "Late parcel", "I am sorry"),
  reply("my-address", "Ours", "We live here"),
  reply("rückgabe", "Rückgabe erklären", "30 Tage"),
];
const find = (query: string) => matchReplies(REPLIES, query).map(({ shortcut }) => shortcut);

it("nothing typed shows all, by shortcut", () => {
  expect(find("")).toEqual(["address", "apology", "my-address", "rückgabe", "thanks"]);
});

it("a shortcut that begins so comes before one that holds it, and that before a text", () => {
  expect(find("addr")).toEqual(["address", "my-address", "thanks"]);
});

it("letters left out are forgiven in shortcut and title", () => {
  expect(find("adrs")[0]).toBe("address");
  expect(find("ltprcl")).toEqual(["apology"]);
});

it("titles and texts are searched, whatever the case", () => {
  expect(find("LATE")).toEqual(["apology"]);
  expect(find("sorry")).toEqual(["apology"]);
});

it("letters scattered over a long text are no match", () => {
  expect(find("wmhr")).toEqual([]);
});

it("finds what is written with other letters than English ones", () => {
  expect(find("rück")).toEqual(["rückgabe"]);
});

it("the very shortcut comes before one that only begins so", () => {
  const both = [reply("addresses"), reply("address")];
  expect(matchReplies(both, "address").map(({ shortcut }) => shortcut)[0]).toBe("address");
});

it("where two fit alike, the visitor's language comes first, then what the agent uses", () => {
  const made = (shortcut: string, lang: string | null, myUses: number) => ({
    ...{ ...reply(shortcut), lang, myUses },
  });
  const all = [
    made("hello-a", null, 1),
    made("hello-b", null, 5),
    made("hello-c", "de-AT", 0),
    made("hello-d", "fr", 9),
  ];
  const order = matchReplies(all, "hello", "de").map(({ shortcut }) => shortcut);
  expect(order).toEqual(["hello-c", "hello-b", "hello-a", "hello-d"]);
});

it("of several words each has to fit", () => {
  expect(find("late parcel")).toEqual(["apology"]);
  expect(find("late goodbye")).toEqual([]);
});
