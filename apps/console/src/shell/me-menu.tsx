import { openClosing } from "../hours/closing-door.ts";
import { later, t } from "../language/say.ts";
import { status } from "../live/live.ts";
import { Avatar } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { setTheme, THEMES, theme } from "../look/theme.ts";
import { PresenceDot } from "../presence/presence-dot.tsx";
import { PresenceMenu } from "../presence/presence-menu.tsx";
import { shownStatus } from "../presence/presence-state.ts";
import { STATUS_NAMES } from "../presence/status-names.ts";
import { me, signOut } from "../session/session-state.ts";
import { shownKeys } from "./key-names.ts";

const THEME_LABELS = { auto: later("As the system"), light: later("Light"), dark: later("Dark") };

/** Oneself: account, theme, the way out. */
export function MeMenu() {
  const agent = me.value?.agent;
  if (!agent) return null;
  const isOpen = status.value.name === "open";
  return (
    <MenuButton
      class="rail-item me"
      label={
        <>
          <span class="me-face">
            <Avatar name={agent.name} colour={agent.colour} picture={agent.picture} />
            <PresenceDot status={isOpen ? shownStatus({ ...agent, online: true }) : null} />
          </span>
          <span class="sr-only">
            {t("{{name}} ({{status}}): account, theme, sign out", {
              ...{ name: agent.name, status: t(STATUS_NAMES[agent.idle ? "away" : agent.status]) },
            })}
          </span>
        </>
      }
    >
      <p class="me-name">
        <strong dir="auto">{agent.name}</strong>
        <small>{agent.email}</small>
      </p>
      <hr />
      <PresenceMenu />
      <hr />
      <button type="button" role="menuitem" class="menu-item" onClick={openClosing}>
        <Icon name="clock" />
        {t("Open or closed…")}
        <small>{shownKeys("closing")}</small>
      </button>
      <a class="menu-item" role="menuitem" href="/console/settings/account">
        <Icon name="person" />
        {t("My account")}
      </a>
      {THEMES.map((its) => (
        <button
          key={its}
          type="button"
          role="menuitemradio"
          aria-checked={theme.value === its}
          class="menu-item"
          onClick={() => setTheme(its)}
        >
          <Icon name={{ auto: "half", light: "sun", dark: "moon" }[its] as "half"} />
          {t(THEME_LABELS[its])}
          {theme.value === its && <small>✓</small>}
        </button>
      ))}
      <hr />
      <button type="button" role="menuitem" class="menu-item" onClick={signOut}>
        <Icon name="out" />
        {t("Sign out")}
      </button>
    </MenuButton>
  );
}
