import { later } from "../language/say.ts";
/** The parts of a site's settings, each at an address of its own. */
export const SECTIONS = [
  { path: "look", label: later("Look") },
  { path: "words", label: later("Languages & words") },
  { path: "hours", label: later("Hours") },
  { path: "before", label: later("Before the chat") },
  { path: "after", label: later("After the chat") },
  { path: "proactive", label: later("Proactive") },
  { path: "identity", label: later("Identity") },
  { path: "files", label: later("Files & sound") },
  { path: "help", label: later("Help centre") },
  { path: "install", label: later("Install") },
] as const;

export type SectionPath = (typeof SECTIONS)[number]["path"];

export const isSection = (path: string | undefined): path is SectionPath =>
  SECTIONS.some((section) => section.path === path);

export const addressOf = (siteId: string, section: SectionPath): string =>
  `/console/settings/sites/${siteId}/${section}`;
