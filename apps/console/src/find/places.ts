import { later, t } from "../language/say.ts";
import { mayManage, sites } from "../session/session-state.ts";
import { addressOf, SECTIONS } from "../sites/site-sections.ts";
import type { Finding } from "./finding.ts";

const SCREENS = [
  { href: "/console/", label: later("Inbox"), icon: "inbox" },
  { href: "/console/articles", label: later("Help articles"), icon: "book" },
  { href: "/console/articles/new", label: later("New help article"), icon: "plus" },
  { href: "/console/canned-replies", label: later("Canned replies"), icon: "bolt" },
  { href: "/console/canned-replies/new", label: later("New canned reply"), icon: "plus" },
  { href: "/console/follow-ups", label: later("Follow-ups"), icon: "calendar" },
  { href: "/console/complaints", label: later("Complaints"), icon: "warn" },
  { href: "/console/reports", label: later("Reports"), icon: "chart" },
  { href: "/console/settings/sites", label: later("Sites"), icon: "gear" },
  { href: "/console/settings/team", label: later("Team"), icon: "people" },
  { href: "/console/settings/standards", label: later("Standards"), icon: "clock" },
  { href: "/console/settings/routing", label: later("Routing"), icon: "transfer" },
  { href: "/console/settings/mail", label: later("Mail"), icon: "mail" },
  { href: "/console/settings/coach", label: later("Coach"), icon: "bulb" },
  { href: "/console/settings/account", label: later("My account"), icon: "person" },
  { href: "/console/settings/shortcuts", label: later("Keyboard shortcuts"), icon: "keyboard" },
] as const;

/** Every screen, and each part of each site's settings for who may change them. */
export function places(): Finding[] {
  const sections = sites.value.flatMap((site) =>
    SECTIONS.map(({ path, label }) => ({
      href: addressOf(site.id, path),
      ...{ label, icon: "gear" as const, detail: t("Settings of {{site}}", { site: site.name }) },
    })),
  );
  return [...SCREENS, ...(mayManage.value ? sections : [])].map((place) => ({
    ...place,
    label: t(place.label),
    key: `place:${place.href}`,
    group: "places",
  }));
}
