import { later, t } from "../language/say.ts";
import type { IconName } from "../look/icon.tsx";
import { Icon } from "../look/icon.tsx";
import { setTheme, THEMES, type Theme, theme } from "../look/theme.ts";

const LOOKS: Record<Theme, { icon: IconName; label: string }> = {
  auto: { icon: "half", label: later("Theme: as the system") },
  light: { icon: "sun", label: later("Theme: light") },
  dark: { icon: "moon", label: later("Theme: dark") },
};

/** Goes round through automatic, light and dark. */
export function ThemeButton() {
  const { icon, label } = LOOKS[theme.value];
  const next = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? "auto";
  return (
    <button
      type="button"
      class="rail-item wide-only"
      aria-label={t(label)}
      title={t(label)}
      onClick={() => setTheme(next)}
    >
      <Icon name={icon} />
    </button>
  );
}
