import { later } from "../language/say.ts";
import type { IconName } from "../look/icon.tsx";

/** The groups of what is found, in the order in which they are shown. */
export const GROUPS = [
  { name: "recent", title: later("Recent") },
  { name: "acts", title: later("This conversation") },
  { name: "conversations", title: later("Conversations") },
  { name: "people", title: later("People") },
  { name: "messages", title: later("Messages and notes") },
  { name: "articles", title: later("Help articles") },
  { name: "replies", title: later("Canned replies") },
  { name: "places", title: later("Go to") },
] as const;
export type GroupName = (typeof GROUPS)[number]["name"];

/** Something that can be opened or done. `marks` are places in `label`. */
export interface Finding {
  /** The same for the same thing, whenever it is found. */
  key: string;
  group: GroupName;
  icon: IconName;
  label: string;
  detail?: string;
  marks?: readonly (readonly [number, number])[];
  /** The key that does the same without this window. */
  shortcut?: string;
  /** Where it leads; without, `run` does it. */
  href?: string;
  run?(): void;
}
