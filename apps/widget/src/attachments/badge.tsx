import { badgeOf } from "@foyer/ui/file-text.ts";
import type { JSX } from "preact";

/** The letters of a file's kind, in a square. */
export const badge = (name: string): JSX.Element => (
  <span class="ending" aria-hidden="true">
    {badgeOf(name)}
  </span>
);
