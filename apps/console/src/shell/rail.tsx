import { useLocation } from "preact-iso";
import { groups } from "../inbox/inbox-lists.ts";
import { Icon, type IconName } from "../look/icon.tsx";
import { MeMenu } from "./me-menu.tsx";
import { ThemeButton } from "./theme-button.tsx";

/** The way between the screens. */
export function Rail({ showShortcuts }: { showShortcuts(): void }) {
  const { path } = useLocation();
  const waiting = groups.value.waiting.length;
  const isInbox = path === "/console" || path.startsWith("/console/conversations");
  const at = (prefix: string) => path.startsWith(`/console/${prefix}`);
  return (
    <nav class="rail" aria-label="Main">
      <span class="logo" aria-hidden="true">
        F
      </span>
      <RailLink to="" icon="inbox" label="Inbox" isHere={isInbox} count={waiting} />
      <RailLink to="articles" icon="book" label="Help articles" isHere={at("articles")} />
      <RailLink
        to="canned-replies"
        icon="bolt"
        label="Canned replies"
        isHere={at("canned-replies")}
      />
      <RailLink to="settings/sites" icon="gear" label="Settings" isHere={at("settings")} />
      <span class="gap" />
      <button
        type="button"
        class="rail-item wide-only"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={showShortcuts}
      >
        <Icon name="keyboard" />
      </button>
      <ThemeButton />
      <MeMenu />
    </nav>
  );
}

interface LinkProps {
  to: string;
  icon: IconName;
  label: string;
  isHere: boolean;
  count?: number;
}

function RailLink({ to, icon, label, isHere, count = 0 }: LinkProps) {
  return (
    <a
      class="rail-item"
      href={`/console/${to}`}
      aria-current={isHere ? "page" : undefined}
      aria-label={count > 0 ? `${label}, ${count} waiting` : label}
      title={label}
    >
      <Icon name={icon} />
      {count > 0 && <span class="dot">{count > 99 ? "99+" : count}</span>}
    </a>
  );
}
