import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import "../look/page.css";

const PAGES = [
  { path: "/console/settings/sites", label: "Sites" },
  { path: "/console/settings/team", label: "Team" },
  { path: "/console/settings/account", label: "My account" },
];

interface Props {
  /** More than one column. */
  wide?: boolean;
  children: ComponentChildren;
}

/** What the settings share: the way between them. */
export function SettingsFrame({ wide, children }: Props) {
  const { path } = useLocation();
  return (
    <main class="settings">
      <h1 class="sr-only">Settings</h1>
      <nav class="subnav" aria-label="Settings">
        {PAGES.map((page) => (
          <a
            key={page.path}
            href={page.path}
            aria-current={path.startsWith(page.path) ? "page" : undefined}
          >
            {page.label}
          </a>
        ))}
      </nav>
      <div class="detail">
        <div class={wide ? "cards wide" : "cards"}>{children}</div>
      </div>
    </main>
  );
}
