import { afterEach, expect, test } from "vitest";
import { speak, t, tWith } from "./say.ts";

afterEach(() => speak("en", {}));

test("a text is its own English, dots and colons and all", () => {
  expect(t("Saved. Next: a word to {{name}}", { name: "Mara" })).toBe(
    "Saved. Next: a word to Mara",
  );
});

test("a count takes the form of the language", () => {
  expect(t("{{count}} texts", { count: 1 })).toBe("1 text");
  expect(t("{{count}} texts", { count: 3 })).toBe("3 texts");
});

test("another language is spoken, English where it lacks a text", () => {
  speak("de", { Save: "Speichern" });
  expect(t("Save")).toBe("Speichern");
  expect(t("Not there")).toBe("Not there");
});

test("what a person wrote is taken as it is", () => {
  expect(t("Claimed by {{name}}", { name: "<b>{{x}}</b>" })).toBe("Claimed by <b>{{x}}</b>");
});

test("what is drawn stands where the language wants it", () => {
  expect(tWith("Press {{next}} to open", { next: 1 })).toEqual(["Press ", 1, " to open"]);
  speak("de", { "Press {{next}} to open": "Öffnen mit {{next}}" });
  expect(tWith("Press {{next}} to open", { next: 1 })).toEqual(["Öffnen mit ", 1, ""]);
});
