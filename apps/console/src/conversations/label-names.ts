import type { Priority, Stage } from "@foyer/protocol";
import { later } from "../language/say.ts";

/** What priorities are called on the screen, in the order of the keys 1 to 4. */
export const PRIORITIES: Record<Priority, string> = {
  urgent: later("Urgent"),
  high: later("High"),
  normal: later("Normal"),
  low: later("Low"),
};

/** What stages are called on the screen. */
export const STAGES: Record<NonNullable<Stage>, string> = {
  before: later("Before sale"),
  during: later("During sale"),
  after: later("After sale"),
};
