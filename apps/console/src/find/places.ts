import { mayManage, sites } from "../session/session-state.ts";
import { addressOf, SECTIONS } from "../sites/site-sections.ts";
import type { Finding } from "./finding.ts";

const SCREENS = [
  { href: "/console/", label: "Inbox", icon: "inbox" },
  { href: "/console/articles", label: "Help articles", icon: "book" },
  { href: "/console/articles/new", label: "New help article", icon: "plus" },
  { href: "/console/canned-replies", label: "Canned replies", icon: "bolt" },
  { href: "/console/canned-replies/new", label: "New canned reply", icon: "plus" },
  { href: "/console/settings/sites", label: "Sites", icon: "gear" },
  { href: "/console/settings/team", label: "Team", icon: "people" },
  { href: "/console/settings/account", label: "My account", icon: "person" },
] as const;

/** Every screen, and each part of each site's settings for who may change them. */
export function places(): Finding[] {
  const sections = sites.value.flatMap((site) =>
    SECTIONS.map(({ path, label }) => ({
      href: addressOf(site.id, path),
      ...{ label, icon: "gear" as const, detail: `Settings of ${site.name}` },
    })),
  );
  return [...SCREENS, ...(mayManage.value ? sections : [])].map((place) => ({
    ...place,
    key: `place:${place.href}`,
    group: "places",
  }));
}
