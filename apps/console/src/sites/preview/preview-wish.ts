import type { AgentCard, SiteDraft, SiteOptions } from "@foyer/protocol";

/** The moments of a chat that can be looked at. */
export const VIEWS = [
  { view: "home", label: "Home" },
  { view: "form", label: "Form" },
  { view: "chat", label: "Chat" },
  { view: "after", label: "Rating" },
  { view: "button", label: "Button" },
] as const;

export type PreviewView = (typeof VIEWS)[number]["view"];

/** What the console hands to the preview's page. */
export interface PreviewWish {
  type: "foyer-preview";
  siteId: string;
  draft: SiteDraft & { options: SiteOptions };
  agent: AgentCard;
  lang: string;
  theme: "light" | "dark";
  view: PreviewView;
}
