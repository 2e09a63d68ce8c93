import type { Priority, Stage } from "@foyer/protocol";

/** What priorities are called on the screen, in the order of the keys 1 to 4. */
export const PRIORITIES: Record<Priority, string> = {
  urgent: "Urgent",
  high: "High",
  normal: "Normal",
  low: "Low",
};

/** What stages are called on the screen. */
export const STAGES: Record<NonNullable<Stage>, string> = {
  before: "Before sale",
  during: "During sale",
  after: "After sale",
};
