import type { SuggestionKind, SuggestionState } from "@foyer/protocol";
import { later } from "../language/say.ts";

/** What the lists are called. */
export const STATES: Record<SuggestionState, string> = {
  waiting: later("To decide"),
  shown: later("Shown"),
  used: later("Used in articles"),
  rejected: later("Rejected"),
};

/** What each kind is called. */
export const KINDS: Record<SuggestionKind, string> = {
  better_answer: later("Better answer"),
  question: later("Open question"),
  answer: later("Answer"),
};

/** Why most are rejected; the first is chosen beforehand. */
export const REASONS = [
  later("Spam or advertising"),
  later("Wrong or out of date"),
  later("Has private details in it"),
  later("Is there already"),
] as const;
