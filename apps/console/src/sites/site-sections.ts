/** The parts of a site's settings, each at an address of its own. */
export const SECTIONS = [
  { path: "look", label: "Look" },
  { path: "words", label: "Languages & words" },
  { path: "hours", label: "Hours" },
  { path: "before", label: "Before the chat" },
  { path: "after", label: "After the chat" },
  { path: "proactive", label: "Proactive" },
  { path: "identity", label: "Identity" },
  { path: "files", label: "Files & sound" },
  { path: "install", label: "Install" },
] as const;

export type SectionPath = (typeof SECTIONS)[number]["path"];

export const isSection = (path: string | undefined): path is SectionPath =>
  SECTIONS.some((section) => section.path === path);

export const addressOf = (siteId: string, section: SectionPath): string =>
  `/console/settings/sites/${siteId}/${section}`;
