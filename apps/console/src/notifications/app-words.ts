import type { PushedCall } from "@foyer/protocol";

/** What the installed app says while no console is open, in the language that its agent chose last. */
export interface AppWords {
  lang: string;
  dir: "ltr" | "rtl";
  /** With {name} in the place of a name; the second of each is for a visitor without one. */
  waiting: [string, string];
  message: [string, string];
  low_rating: [string, string];
  target: [string, string];
  follow_up: [string, string];
  complaint: [string, string];
  mention: string;
  transferred: string;
  test: string;
  testText: string;
  awayTitle: string;
  awayText: string;
  again: string;
}

/** Until a console has said its own. */
export const ENGLISH: AppWords = {
  ...{ lang: "en", dir: "ltr" },
  waiting: ["{name} is waiting", "Somebody is waiting"],
  message: ["{name} wrote", "A visitor wrote"],
  low_rating: ["{name} gave a low score", "A visitor gave a low score"],
  target: ["{name} waits too long", "A visitor waits too long"],
  follow_up: ["Follow-up: {name}", "A follow-up is due"],
  complaint: ["The complaint of {name} needs you", "A complaint needs you"],
  mention: "{name} mentioned you",
  transferred: "{name} passed you a conversation",
  test: "This is how Foyer calls you",
  testText: "Also when no console is open.",
  awayTitle: "Foyer cannot be reached right now",
  awayText: "The server is away, or you are offline. Nothing that you wrote is lost.",
  again: "Try again",
};

/** The first line of a pushed call. */
export function appCallTitle({ kind, name }: PushedCall, words: AppWords): string {
  if (kind === "test") return words.test;
  const said = words[kind];
  const text = typeof said === "string" ? said : said[name === "" ? 1 : 0];
  return text.replace("{name}", () => name);
}
