import type { Reporter } from "vitest/node";

/** At the end of a run says how many tests of each project there were. */
export const projectCounts: Reporter;
