import { useEffect, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { soundBlocked } from "./audio.ts";
import { settings } from "./notification-state.ts";

/** Whoever clicks at once need not be told, in milliseconds. */
const PATIENCE_MS = 4_000;

/** Says that the browser keeps this page silent, and how to end that: any touch does. */
export function SoundBanner() {
  const { calls, volume } = settings.value;
  const wantsSound = volume > 0 && Object.values(calls).some((wish) => wish.sound);
  const silent = soundBlocked.value && wantsSound;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(false);
    if (!silent) return;
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [silent]);
  if (!silent || !shown) return null;
  return (
    <div class="banner sound-banner" role="status">
      <Icon name="bell" />
      <span class="grow">
        {t("Your browser keeps the sound off until you click on this page.")}
      </span>
      <button type="button" class="btn">
        {t("Turn sound on")}
      </button>
    </div>
  );
}
