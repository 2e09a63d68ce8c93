import { status } from "../live/live.ts";
import { Avatar } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { setTheme, THEMES, theme } from "../look/theme.ts";
import { me, signOut } from "../session/session-state.ts";

const THEME_LABELS = { auto: "As the system", light: "Light", dark: "Dark" };

/** Oneself: account, theme, the way out. */
export function MeMenu() {
  const agent = me.value?.agent;
  if (!agent) return null;
  return (
    <MenuButton
      class="rail-item me"
      label={
        <>
          <Avatar name={agent.name} colour={agent.colour} online={status.value.name === "open"} />
          <span class="sr-only">{agent.name}: account, theme, sign out</span>
        </>
      }
    >
      <p class="me-name">
        <strong dir="auto">{agent.name}</strong>
        <small>{agent.email}</small>
      </p>
      <hr />
      <a class="menu-item" role="menuitem" href="/console/settings/account">
        <Icon name="person" />
        My account
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
          {THEME_LABELS[its]}
          {theme.value === its && <small>✓</small>}
        </button>
      ))}
      <hr />
      <button type="button" role="menuitem" class="menu-item" onClick={signOut}>
        <Icon name="out" />
        Sign out
      </button>
    </MenuButton>
  );
}
