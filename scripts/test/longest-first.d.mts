import { BaseSequencer } from "vitest/node";

/** Takes files that are known to take long first. */
export class LongestFirst extends BaseSequencer {}
