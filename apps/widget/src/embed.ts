import type { WidgetSettings } from "@foyer/protocol";
import { installApi } from "./launcher/api.ts";

/** The server writes the site's settings in this name's place. */
declare const __FOYER_SETTINGS__: WidgetSettings;

// The page may carry the snippet twice: the first one counts. A stub queue has no methods.
if (!window.Foyer?.open) {
  const script = document.currentScript as HTMLScriptElement;
  installApi(
    __FOYER_SETTINGS__,
    // Not by `URL`, nor below by `dataset`: both take the browser longer.
    script.src.slice(0, script.src.indexOf("/", 8)),
    (url) => import(/* @vite-ignore */ url),
    script.getAttribute("data-foyer-inline"),
  );
}
