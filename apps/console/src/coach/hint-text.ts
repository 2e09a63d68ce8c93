import type { CoachKind } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import type { Hint } from "./hint.ts";

/** What each kind looks for, in the words of the settings. */
export const KINDS: readonly { kind: CoachKind; label: string; hint: string }[] = [
  {
    kind: "closed_doors",
    label: later("Phrases that close doors"),
    hint: later("Offers a kinder wording, such as for “you have to”."),
  },
  {
    kind: "question",
    label: later("Questions left open"),
    hint: later("Names a question of the visitor that the reply takes up by no word."),
  },
  {
    kind: "greeting",
    label: later("Greeting and name"),
    hint: later("In the first reply of a conversation."),
  },
  {
    kind: "secrets",
    label: later("Card numbers and passwords"),
    hint: later("Before they are sent, and with a way to hide them."),
  },
  {
    kind: "jargon",
    label: later("Words that visitors may not know"),
    hint: later("Only those in your own list below."),
  },
  {
    kind: "shouting",
    label: later("Shouting"),
    hint: later("Sentences in capitals, and rows of exclamation marks."),
  },
];

/** What a hint says. */
export function hintText({ about, quote, fix }: Hint): string {
  switch (about) {
    case "card":
      return t("This looks like a card number.");
    case "password":
      return t("This looks like a password.");
    case "phrase":
      return fix
        ? t("“{{phrase}}” closes a door.", { phrase: quote })
        : t("“{{phrase}}” closes a door. Say what can be done.", { phrase: quote });
    case "jargon":
      return t("The visitor may not know “{{phrase}}”.", { phrase: quote });
    case "question":
      return t("Still open? “{{question}}”", { question: quote });
    case "greeting":
      return t("A greeting makes a first reply warmer.");
    case "name":
      return t("The visitor is called {{name}}.", { name: quote });
    case "capitals":
      return t("Capitals read as if you were shouting.");
    case "marks":
      return t("One mark says it more calmly.");
  }
}

/** What the button of a hint says; "" for one without. */
export function fixText({ about, fix }: Hint): string {
  if (!fix) return "";
  switch (about) {
    case "card":
      return t("Hide all but its end");
    case "password":
      return t("Hide it");
    case "greeting":
      return t("Begin with “{{greeting}}”", { greeting: fix.shown });
    case "marks":
      return t("Leave one");
    default:
      return t("Say “{{phrase}}”", { phrase: fix.shown });
  }
}
