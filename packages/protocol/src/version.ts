/**
 * Raise this when a frame's shape changes, and add a line to the history in SPEC.md.
 * `version.test.ts` fails until both have been done.
 */
export const PROTOCOL_VERSION = 7;
