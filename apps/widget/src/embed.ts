import type { WidgetSettings } from "@foyer/protocol";
import { installApi } from "./launcher/api.ts";

/** The server writes the site's settings in this name's place. */
declare const __FOYER_SETTINGS__: WidgetSettings;

// The page may carry the snippet twice: the first one counts. A stub queue has no methods.
if (!window.Foyer?.open) {
  const script = document.currentScript as HTMLScriptElement;
  installApi(
    __FOYER_SETTINGS__,
    new URL(script.src).origin,
    (url) => import(/* @vite-ignore */ url),
    // Not by `dataset`, which takes the browser longer.
    script.getAttribute("data-foyer-inline"),
  );
}
