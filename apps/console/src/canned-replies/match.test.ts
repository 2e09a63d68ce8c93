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
