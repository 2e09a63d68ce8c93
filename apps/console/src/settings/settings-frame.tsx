import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { later, t } from "../language/say.ts";
import "../look/page.css";

const PAGES = [
  { path: "/console/settings/sites", label: later("Sites") },
  { path: "/console/settings/team", label: later("Team") },
  { path: "/console/settings/standards", label: later("Standards") },
  { path: "/console/settings/routing", label: later("Routing") },
  { path: "/console/settings/mail", label: later("Mail") },
  { path: "/console/settings/coach", label: later("Coach") },
  { path: "/console/settings/smart-search", label: later("Smart search") },
  { path: "/console/settings/blocked", label: later("Blocked") },
  { path: "/console/settings/account", label: later("My account") },
  { path: "/console/settings/shortcuts", label: later("Shortcuts") },
];

interface Props {
  /** More than one column. */
  wide?: boolean;
  children: ComponentChildren;
}

/** What the settings share: the way between them. */
export function SettingsFrame({ wide, children }: Props) {
  const { path } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a phone not all of them fit.
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView?.({ block: "nearest" });
  }, [path]);
  return (
    <main class="settings">
      <h1 class="sr-only">{t("Settings")}</h1>
      <nav class="subnav" aria-label={t("Settings")} ref={nav}>
        {PAGES.map((page) => (
          <a
            key={page.path}
            href={page.path}
            aria-current={path.startsWith(page.path) ? "page" : undefined}
          >
            {t(page.label)}
          </a>
        ))}
      </nav>
      <div class="detail">
        <div class={wide ? "cards wide" : "cards"}>{children}</div>
      </div>
    </main>
  );
}
