import { useLocation } from "preact-iso";
import { complaintsWanting } from "../complaints/complaints-state.ts";
import { dueForMe } from "../follow-ups/follow-ups-state.ts";
import { groups } from "../inbox/inbox-lists.ts";
import { t } from "../language/say.ts";
import { Icon, type IconName } from "../look/icon.tsx";
import { mayManage, sites } from "../session/session-state.ts";
import { suggestionsWaiting } from "../suggestions/suggestions-state.ts";
import { MeMenu } from "./me-menu.tsx";
import { ThemeButton } from "./theme-button.tsx";

/** The way between the screens. */
export function Rail({ showShortcuts }: { showShortcuts(): void }) {
  const { path } = useLocation();
  const waiting = groups.value.waiting.length;
  const isInbox = path === "/console" || path.startsWith("/console/conversations");
  const at = (prefix: string) => path.startsWith(`/console/${prefix}`);
  return (
    <nav class="rail" aria-label={t("Main")}>
      <span class="logo" aria-hidden="true">
        F
      </span>
      <RailLink to="" icon="inbox" label={t("Inbox")} isHere={isInbox} count={waiting} />
      <RailLink
        to="follow-ups"
        icon="calendar"
        label={t("Follow-ups")}
        isHere={at("follow-ups")}
        count={dueForMe.value}
        shortcut="go-follow-ups"
      />
      <RailLink
        to="complaints"
        icon="warn"
        label={t("Complaints")}
        isHere={at("complaints")}
        count={complaintsWanting.value}
        shortcut="go-complaints"
      />
      {sites.value.some(({ options }) => options.presence) && (
        <RailLink
          to="live"
          icon="pulse"
          label={t("Live visitors")}
          isHere={at("live")}
          shortcut="go-live"
        />
      )}
      <RailLink
        to="articles"
        icon="book"
        label={t("Help articles")}
        isHere={at("articles")}
        count={suggestionsWaiting.value}
      />
      <RailLink
        to="canned-replies"
        icon="bolt"
        label={t("Canned replies")}
        isHere={at("canned-replies")}
      />
      {mayManage.value && (
        <RailLink to="board" icon="board" label={t("Board")} isHere={at("board")} />
      )}
      <RailLink
        to="reports"
        icon="chart"
        label={t("Reports")}
        isHere={at("reports") || at("staffing")}
        shortcut="go-reports"
      />
      <RailLink to="settings/sites" icon="gear" label={t("Settings")} isHere={at("settings")} />
      <span class="gap" />
      <button
        type="button"
        class="rail-item wide-only"
        aria-label={t("Keyboard shortcuts")}
        title={t("Keyboard shortcuts (?)")}
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
  shortcut?: string;
}

function RailLink({ to, icon, label, isHere, count = 0, shortcut }: LinkProps) {
  return (
    <a
      class="rail-item"
      href={`/console/${to}`}
      aria-current={isHere ? "page" : undefined}
      aria-label={
        count > 0 ? t("{{label}}, {{waiting}} waiting", { label, waiting: count }) : label
      }
      title={label}
      data-shortcut={shortcut}
    >
      <Icon name={icon} />
      {count > 0 && <span class="dot">{count > 99 ? "99+" : count}</span>}
    </a>
  );
}
