import type { WidgetSettings } from "@foyer/protocol";
import { installApi } from "./launcher/api.ts";

/** The server writes the site's settings in this name's place. */
declare const __FOYER_SETTINGS__: WidgetSettings;

// The page may carry the snippet twice: the first one counts. A stub queue has no methods.
if (!window.Foyer?.open) {
  const { src, dataset } = document.currentScript as HTMLScriptElement;
  installApi(
    __FOYER_SETTINGS__,
    new URL(src).origin,
    (url) => import(/* @vite-ignore */ url),
    dataset.foyerInline,
  );
}
